// The SDK as it is packed, against a server that runs.
// usage: node scenarios.mjs http://127.0.0.1:8080      last line: N passed, N failed
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import VideoConfSDK, { ConnectionError, hasCode, NotFoundError, RateLimitError, ValidationError } from "@videoconf/sdk";
import { Checks, person, until, within } from "./checks.mjs";
import { between, cutting } from "./proxies.mjs";

const base = (process.argv[2] ?? "http://127.0.0.1:8080").replace(/\/$/, "");
const checks = new Checks();
const check = (name, work) => checks.check(name, work);
const inAnHour = () => new Date(Date.now() + 3_600_000);

await check("the seed's example runs as written, but for its key and address", async () => {
  const ada = await person(base, "Ada");
  const kim = await person(base, "Kim");
  const { secret } = await ada.apiKeys.create({ name: "seed", scopes: ["meetings:read", "meetings:write", "signaling"] });
  let example = readFileSync(new URL("../examples/seed.mjs", import.meta.url), "utf8");
  for (const [placeholder, real] of [["your_api_key", secret], ["https://api.videoconf.com", base]]) {
    assert.equal(example.split(placeholder).length, 2);
    example = example.replace(placeholder, real);
  }
  const folder = mkdtempSync(new URL("./seed-", import.meta.url).pathname); // here, so that the package is found
  writeFileSync(folder + "/seed.mjs", example);
  const run = spawn(process.execPath, [folder + "/seed.mjs"], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  run.stdout.on("data", (it) => (said += it));
  try {
    const meeting = await until(async () => (await ada.meetings.list({ status: "active" })).data[0], "the example's meeting");
    assert.equal(meeting.title, "Team Standup");
    const session = await kim.join(meeting.id, { displayName: "Kim" });
    await until(() => said === "Kim joined\n", "what the example prints");
    assert.deepEqual([...session.participants.values()].map((it) => it.displayName).sort(), ["John Doe", "Kim"]);
    await session.leave();
  } finally {
    run.kill();
    rmSync(folder, { recursive: true });
  }
});

await check("accounts, meetings, people and lists over REST", async () => {
  const ada = await person(base, "Ada");
  assert.equal((await ada.users.updateMe({ timezone: "Europe/Paris" })).timezone, "Europe/Paris");
  const made = [];
  for (let i = 0; i < 5; i++) made.push((await ada.meetings.create({ title: "No. " + i, scheduledStartTime: inAnHour() })).id);
  const rows = [];
  for await (const row of ada.meetings.list({ limit: 2 })) rows.push(row.id);
  assert.deepEqual(rows.sort(), made.sort());
  const page = await ada.meetings.list({ limit: 2 });
  assert.deepEqual([page.data.length, page.totalCount, page.hasMore], [2, 5, true]);
  const [first] = made;
  assert.equal((await ada.meetings.update(first, { settings: { waitingRoomEnabled: true } })).settings.waitingRoomEnabled, true);
  await ada.meetings.invite(first, ["kim@example.org"]);
  assert.equal((await ada.meetings.participants(first).all()).length, 2);
  await ada.meetings.cancel(first);
  assert.equal((await ada.meetings.get(first)).status, "cancelled");
  assert.equal((await ada.meetings.get(first, { asOfSequence: 1 })).status, "scheduled");
  const { participants } = await ada.meetings.get(first);
  const why = await ada.meetings.explain(first, participants[0].participantId, "role");
  assert.deepEqual([why.field, why.chain.at(-1).type, why.refused.length], ["role", "meeting_scheduled", 0]);
  assert.deepEqual((await ada.meetings.history(first, { purpose: "a quéstion" }).all()).map((it) => it.type).slice(0, 1), ["meeting_scheduled"]);
});

await check("errors are typed by their code", async () => {
  const ada = await person(base, "Ada");
  await assert.rejects(ada.meetings.get("019bc1a0-0000-7a1b-8c2d-00000000000a"), (it) =>
    it instanceof NotFoundError && it.code === "MEETING_NOT_FOUND" && it.status === 404 && it.requestId.startsWith("req_"));
  await assert.rejects(ada.meetings.create({ title: "" }), (it) => it instanceof ValidationError && "title" in it.fields);
  await assert.rejects(new VideoConfSDK({ baseUrl: "http://127.0.0.1:1", maxRetries: 0 }).users.me(), ConnectionError);
  await assert.rejects(ada.join("019bc1a0-0000-7a1b-8c2d-00000000000a"), (it) => hasCode(it, "MEETING_NOT_FOUND"));
  const { id } = await ada.meetings.create({ title: "Once", scheduledStartTime: inAnHour() }, { idempotencyKey: "k-" + Date.now() });
  await assert.rejects(ada.meetings.update(id, { title: "Twice" }, { ifMatch: '"99"' }), (it) => hasCode(it, "VERSION_CONFLICT"));
});

await check("a waiting room, chat, a hand, a mute, the end, and the log of it all", async () => {
  const [ada, kim] = await Promise.all([person(base, "Ada"), person(base, "Kim")]);
  const { id } = await ada.meetings.create({ title: "Live", settings: { waitingRoomEnabled: true } });
  const host = await ada.join(id, { displayName: "Ada" });
  const waiting = host.next("participant_waiting");
  const guest = await kim.join(id, { displayName: "Kim" });
  assert.equal(guest.status, "waiting");
  await host.admit((await within(waiting, "who waits")).participantId);
  await within(guest.admitted(), "being let in");
  const heard = [host, guest].map((it) => it.next("chat_message_received"));
  const messageId = await guest.sendChat("Hello, Ada");
  for (const it of await within(Promise.all(heard), "chat")) assert.deepEqual([it.messageId, it.content, it.senderName], [messageId, "Hello, Ada", "Kim"]);
  await guest.raiseHand();
  await until(() => host.participants.get(guest.participantId)?.handRaised, "the hand");
  await host.muteAll();
  await until(() => guest.participants.get(guest.participantId)?.isMuted, "the mute");
  await assert.rejects(guest.end(), (it) => hasCode(it, "INSUFFICIENT_PERMISSIONS"));
  const log = (async () => {
    const types = [];
    for await (const event of ada.meetings.watch(id)) types.push([event.sequence, event.type]);
    return types;
  })();
  const closed = guest.next("closed");
  await host.end();
  assert.equal((await within(closed, "the close")).reason, "meeting_ended");
  const types = await within(log, "the log's end");
  assert.deepEqual(types.map(([sequence]) => sequence), types.map((_, i) => i + 1));
  assert.equal(types.at(-1)[1], "meeting_ended");
  await assert.rejects(kim.join(id), (it) => hasCode(it, "MEETING_ENDED"));
  assert((await ada.meetings.attendanceCsv(id)).includes("Kim"));
  assert.deepEqual((await ada.meetings.chat(id).all()).map((it) => it.content), ["Hello, Ada"]);
});

await check("a cut in the middle of a meeting is mended, and everything missed comes once, in order", async () => {
  const proxy = await cutting(base);
  const ada = await person(base, "Ada");
  const kim = await person(proxy.url, "Kim");
  const { id } = await ada.meetings.create({ title: "Cut" });
  const host = await ada.join(id, { displayName: "Ada" });
  const guest = await kim.join(id, { displayName: "Kim" });
  const facts = [];
  guest.on("fact", ({ body }) => facts.push(body));
  const words = [];
  guest.on("chat_message_received", (it) => words.push(it.content));
  for (let round = 0; round < 2; round++) {
    await host.sendChat(`before ${round}`);
    await until(() => words.at(-1) === `before ${round}`, "chat before the cut");
    const [lost, resumed] = [guest.next("connection_lost"), guest.next("resumed")];
    proxy.cut();
    await within(lost, "the loss");
    const hand = guest.raiseHand(round === 0); // asked while cut off: carried out afterwards
    for (let i = 0; i < 5; i++) await host.sendChat(`during ${round} ${i}`);
    proxy.mend();
    await within(resumed, "the resumption");
    await hand;
    await until(() => words.at(-1) === `during ${round} 4`, "what was missed");
  }
  assert.deepEqual(words, [0, 1].flatMap((round) => [`before ${round}`, ...[0, 1, 2, 3, 4].map((i) => `during ${round} ${i}`)]));
  for (let i = 1; i < facts.length; i++) assert.equal(facts[i].previousSequence, facts[i - 1].sequence);
  await host.end();
  await until(() => guest.status === "closed", "the end");
  proxy.close();
});

await check("a token that is not good any more is changed, once for many calls, and the socket goes on", async () => {
  let pairs = 0;
  let kept;
  const proxy = await between(base);
  const ada = await person(base, "Ada");
  const login = await person(proxy.url, "Kim", { onTokens: (it) => (kept = it) });
  await login.users.me();
  const spoiled = () => ({ ...kept, accessToken: kept.accessToken.slice(0, -6) + "AAAAAA" }); // a signature that does not hold
  const onTokens = (it) => (pairs++, (kept = it));
  const kim = new VideoConfSDK({ baseUrl: proxy.url, ...spoiled(), onTokens });
  const before = proxy.asked.length;
  await Promise.all(Array.from({ length: 5 }, () => kim.users.me()));
  assert.equal(pairs, 1);
  assert.equal(proxy.asked.slice(before).filter((it) => it.url.endsWith("/auth/refresh")).length, 1);
  const { id } = await ada.meetings.create({ title: "Tokens" });
  const again = new VideoConfSDK({ baseUrl: proxy.url, ...spoiled(), onTokens });
  const session = await again.join(id, { displayName: "Kim" }); // refused at the socket's door first
  assert.equal(pairs, 2);
  let lost = 0;
  session.on("connection_lost", () => lost++);
  await again.auth.refresh();
  await session.sendChat("With a fresher token");
  assert.deepEqual([pairs, lost, session.status], [3, 0, "joined"]);
  await session.leave();
  proxy.close();
});

await check("a 429 is waited for, as long as it says, and the write is carried out once", async () => {
  let refusals = 0;
  const envelope = (code) => JSON.stringify({ error: { code, message: "Too many.", details: {}, request_id: "req_x" } });
  const proxy = await between(base, (request) => {
    if (request.url !== "/api/v1/meetings" || refusals >= 2) return undefined;
    refusals++;
    return { status: 429, headers: { "Retry-After": "1" }, body: envelope("RATE_LIMIT_EXCEEDED") };
  });
  const ada = await person(proxy.url, "Ada");
  const began = Date.now();
  await ada.meetings.create({ title: "Patience", scheduledStartTime: inAnHour() });
  assert(Date.now() - began >= 2_000, "it came back too soon");
  const tries = proxy.asked.filter((it) => it.method === "POST" && it.url === "/api/v1/meetings");
  assert.equal(tries.length, 3);
  assert.equal(new Set(tries.map((it) => it.headers["idempotency-key"])).size, 1);
  assert.equal((await ada.meetings.list()).totalCount, 1);
  proxy.close();
  const strict = await between(base, () => ({ status: 429, headers: { "Retry-After": "3600" }, body: envelope("QUOTA_EXCEEDED") }));
  await assert.rejects(new VideoConfSDK({ baseUrl: strict.url, apiKey: "x" }).meetings.create({ title: "Never" }), (it) =>
    it instanceof RateLimitError && it.code === "QUOTA_EXCEEDED" && it.retryAfter === 3_600);
  assert.equal(strict.asked.length, 1);
  strict.close();
});

await check("the server's own quota is an error at once, for its end is too far away", async () => {
  const ada = await person(base, "Ada");
  const quota = async () => (await ada.users.rateLimits()).rateLimits.find((it) => it.name === "meeting_creations");
  const { remaining } = await quota();
  for (let i = 0; i < remaining; i++) await ada.meetings.create({ title: "No. " + i, scheduledStartTime: inAnHour() });
  assert.equal((await quota()).remaining, 0);
  await assert.rejects(ada.meetings.create({ title: "One more" }), (it) =>
    it instanceof RateLimitError && it.code === "QUOTA_EXCEEDED" && it.retryAfter > 60);
});

await check("a recording goes up in parts and comes back the same", async () => {
  const ada = await person(base, "Ada");
  const { id } = await ada.meetings.create({ title: "Recorded", settings: { recordingEnabled: true } });
  const session = await ada.join(id, { displayName: "Ada" });
  const started = session.next("recording_started");
  const recordingId = await session.startRecording();
  assert.equal((await within(started, "recording_started")).recordingId, recordingId);
  await session.stopRecording(recordingId);
  const bytes = randomBytes(900_000);
  const progress = [];
  const done = await ada.recordings.upload(recordingId, bytes, { partSize: 250_000, onProgress: (it) => progress.push(it.done) });
  assert.deepEqual([done.fileSizeBytes, progress.length, progress.at(-1)], [900_000, 4, 900_000]);
  assert.equal((await ada.recordings.processed(recordingId)).processingStatus, "completed");
  const back = Buffer.from(await (await ada.recordings.download(recordingId)).arrayBuffer());
  assert.equal(createHash("sha256").update(back).digest("hex"), createHash("sha256").update(bytes).digest("hex"));
  assert.deepEqual((await ada.recordings.list({ meetingId: id })).data.map((it) => it.id), [recordingId]);
  await session.end();
});

await check("who saw a recording is told of a time and of a fact", async () => {
  const ada = await person(base, "Ada");
  const { id } = await ada.meetings.create({ title: "Shared", settings: { recordingEnabled: true } });
  const { recordingId } = await ada.recordings.start(id, { mode: "cloud", private: false });
  await ada.recordings.share(recordingId, ["vera@example.org"]);
  const facts = [];
  for await (const fact of ada.recordings.events(recordingId)) facts.push(fact);
  const shared = facts.at(-1);
  await ada.recordings.unshare(recordingId, ["vera@example.org"]);
  const reason = async (then) => (await ada.recordings.access(recordingId, "vera@example.org", then)).reason;
  const before = await reason({ asOfSequence: shared.sequence - 1 });
  const after = await reason({ asOfSequence: shared.sequence });
  assert.notEqual(after, before);
  assert.deepEqual([await reason({ asOf: shared.timestamp }), await reason()], [after, before]);
});

checks.end();
