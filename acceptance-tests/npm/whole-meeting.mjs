// Plays one whole meeting with the unmodified JavaScript client, once over each transport.
// usage: node whole-meeting.mjs http://127.0.0.1:8080      last line: N passed, N failed
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { Rest, Seat, person } from "./clients.mjs";
import { drift } from "./contract.mjs";

const base = (process.argv[2] ?? process.env.VIDEOCONF_URL ?? "http://127.0.0.1:8080").replace(/\/$/, "");
let passed = 0;
let failed = 0;

async function check(name, work) {
  try {
    await work();
    passed++;
    console.log("ok      " + name);
  } catch (why) {
    failed++;
    console.log("FAILED  " + name + "\n        " + String(why?.stack ?? why).replaceAll("\n", "\n        "));
  }
}

const transports = {
  websocket: { transports: ["websocket"] },
  polling: { transports: ["polling"] },
  "polling with upgrade": { transports: ["polling", "websocket"] },
};

async function line(label, options) {
  const rest = new Rest(base);
  const step = (name, work) => check(`${label}: ${name}`, work);
  const state = { seats: [] };
  const seat = async (who) => {
    const taken = new Seat(who, state.meetingId, options);
    state.seats.push(taken);
    await taken.connected();
    return taken;
  };

  await step("register, log in, schedule, read, start", async () => {
    [state.mara, state.ana, state.bo] = await Promise.all(["Mara", "Ana", "Bo"].map((name) => person(rest, name)));
    const start = new Date(Date.now() + 86_400_000).toISOString();
    const made = await state.mara.rest.post(
      "/meetings",
      { title: "By " + label, scheduled_start_time: start, settings: { waiting_room_enabled: true, recording_enabled: true } },
      { expect: 201 },
    );
    state.meetingId = made.body.meeting_id;
    assert.equal((await state.mara.rest.get("/meetings/" + state.meetingId)).body.status, "scheduled");
    await state.mara.rest.post(`/meetings/${state.meetingId}/start`, undefined, { expect: 200 });
  });

  await step("a bad token is a connect_error with the envelope", async () => {
    const intruder = new Seat({ ...state.mara, token: "nonsense" }, state.meetingId, { ...options, reconnection: false });
    await assert.rejects(intruder.connected(), (why) => why.data?.error?.code === "INVALID_TOKEN" && !!why.data.error.request_id);
    intruder.close();
  });

  await step("the host joins over the wanted transport", async () => {
    state.host = await seat(state.mara);
    if (options.transports.length > 1) {
      await state.host.upgraded();
    }
    assert.equal(state.host.transport(), options.transports.at(-1));
    assert.equal((await state.host.join()).status, "joined");
    const snapshot = await state.host.sees("meeting_joined");
    assert.equal(snapshot.meeting_info.meeting_id, state.meetingId);
    assert.equal(snapshot.your_participant_id, state.host.participantId);
  });

  await step("the others wait and are admitted", async () => {
    for (const name of ["ana", "bo"]) {
      const guest = await seat(state[name]);
      state[name + "Seat"] = guest;
      assert.equal((await guest.join()).status, "waiting");
      await guest.sees("waiting_room");
      await state.host.sees("participant_waiting", (it) => it.participant_id === guest.participantId);
      await state.host.does("admit_participant", { participant_id: guest.participantId });
      await guest.sees("meeting_joined");
      await state.host.sees("participant_joined", (it) => it.participant_id === guest.participantId);
    }
    await state.anaSeat.sees("participant_joined", (it) => it.user_id === state.bo.userId);
  });

  await step("a mute is seen by everybody", async () => {
    await state.anaSeat.does("toggle_audio", { is_muted: true });
    const muted = (it) => it.participant_id === state.anaSeat.participantId && it.is_muted === true;
    await Promise.all([state.host.sees("participant_updated", muted), state.boSeat.sees("participant_updated", muted)]);
  });

  await step("chat reaches everybody, a private message its two only", async () => {
    await state.anaSeat.says("Hello, all.");
    await state.host.says("Between us.", state.anaSeat);
    await state.host.says("For all again.");
    const content = (words) => (it) => it.content === words;
    await state.anaSeat.sees("chat_message_received", content("Between us."));
    for (const each of [state.host, state.anaSeat, state.boSeat]) {
      await each.sees("chat_message_received", content("Hello, all."));
      await each.sees("chat_message_received", content("For all again."));
    }
    assert(!JSON.stringify(state.boSeat.received).includes("Between us."));
  });

  await step("offer, answer and candidate reach their target only", async () => {
    const signals = {
      webrtc_offer: { offer: { type: "offer", sdp: "v=0\r\n" } },
      webrtc_answer: { answer: { type: "answer", sdp: "v=0\r\n" } },
      ice_candidate: { candidate: { candidate: "candidate:1", sdpMLineIndex: 0, sdpMid: "audio" } },
    };
    for (const [event, signal] of Object.entries(signals)) {
      await state.host.does(event, { target_participant_id: state.anaSeat.participantId, ...signal });
      const relayed = await state.anaSeat.sees(event);
      assert.equal(relayed.from_participant_id, state.host.participantId);
      const [[member, value]] = Object.entries(signal);
      assert.deepEqual(relayed[member], value);
      assert(!state.boSeat.received.some((it) => it.name === event));
    }
  });

  await step("a cloud recording comes back by the 302", async () => {
    const { rest: mara } = state.mara;
    const made = await mara.post(`/meetings/${state.meetingId}/recordings`, { mode: "cloud" }, { expect: 201 });
    const recording = "/recordings/" + made.body.recording_id;
    await Promise.all([state.host, state.anaSeat, state.boSeat].map((each) => each.sees("recording_started")));
    await mara.post(recording + "/stop", undefined, { expect: 200 });
    await state.boSeat.sees("recording_stopped");
    const bytes = new Uint8Array(randomBytes(200_000));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const part = await mara.post(recording + "/parts", { part_number: 1, size: bytes.length, sha256 }, { expect: 201 });
    await mara.send("PUT", part.body.upload_url, { body: bytes, headers: part.body.headers, expect: 200 });
    const done = await mara.post(recording + "/complete", undefined, { expect: 200 });
    assert.equal(done.body.processing_status, "completed");
    const found = await mara.send("GET", recording + "/download", { expect: 302 });
    const back = await rest.get(found.headers.get("location"));
    assert.deepEqual(back.bytes, bytes);
  });

  await step("whoever comes back gets exactly what was missed", async () => {
    const last = Math.max(...state.anaSeat.facts().map((it) => it.sequence));
    state.anaSeat.close();
    await state.host.says("While Ana is away.");
    const back = await seat(state.ana);
    state.anaSeat = back;
    await back.join({ resume_from: last });
    const missed = await back.sees("chat_message_received", (it) => it.content === "While Ana is away.");
    const numbers = back.facts().map((it) => it.sequence).filter((number) => number <= missed.sequence);
    assert.deepEqual(numbers, Array.from({ length: missed.sequence - last }, (_, i) => last + 1 + i));
  });

  await step("the end reaches everybody and closes their sockets", async () => {
    await state.host.does("end_meeting");
    for (const each of [state.host, state.anaSeat, state.boSeat]) {
      assert.equal((await each.sees("meeting_ended")).cause, "host_ended");
    }
  });

  await step("the log is gap-free and is what the host was sent", async () => {
    const { body } = await state.mara.rest.get(`/meetings/${state.meetingId}/events?after=0&limit=100`);
    assert.deepEqual(body.events.map((it) => it.sequence), body.events.map((_, i) => i + 1));
    assert.deepEqual(body.events.map((it) => it.previous_sequence), body.events.map((_, i) => i));
    const snapshot = await state.host.sees("meeting_joined");
    const kept = body.events.filter((it) => it.sequence > snapshot.sequence).map((it) => it.event_id);
    assert.deepEqual(state.host.facts().map((it) => it.event_id), kept);
    assert(!JSON.stringify(body.events).includes("candidate:1"));
  });

  state.seats.forEach((each) => each.close());
}

for (const [label, options] of Object.entries(transports)) {
  await line(label, options);
}
await check("everything that was asked, acknowledged and told is as contract/asyncapi.yaml says", async () => {
  assert.deepEqual([...drift], []);
});
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
