// Two pages in a real Chromium meet by the packed SDK, signaled by a server that runs.
// usage: node browser.mjs http://127.0.0.1:8080      last line: N passed, N failed
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { chromium } from "playwright-core";
import { Checks, person, until } from "./checks.mjs";
import { between } from "./proxies.mjs";

const base = (process.argv[2] ?? "http://127.0.0.1:8080").replace(/\/$/, "");
const executablePath = process.env.VIDEOCONF_CHROMIUM ?? "/usr/bin/chromium";
const checks = new Checks();
const file = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const types = { html: { "Content-Type": "text/html" }, js: { "Content-Type": "text/javascript" } };

if (!existsSync(executablePath)) {
  console.log(`!!! there is no Chromium at ${executablePath}`);
  console.log("0 passed, 1 failed");
  process.exit(1);
}
// Page and API share an origin, as they would behind one front door.
const front = await between(base, ({ url }) => {
  if (url === "/seat") return { status: 200, headers: types.html, body: file("./page.html") };
  if (url === "/sdk.js") return { status: 200, headers: types.js, body: file("./node_modules/@videoconf/sdk/dist/browser/videoconf-sdk.js") };
  return undefined;
});
const profile = mkdtempSync(tmpdir() + "/videoconf-chromium-");
const browser = await chromium.launchPersistentContext(profile, {
  executablePath,
  headless: true,
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
  ],
});

let kept;
const ada = await person(front.url, "Ada", { onTokens: (it) => (kept = it) });
const adaToken = kept.accessToken;
const kim = await person(front.url, "Kim", { onTokens: (it) => (kept = it) });
const kimToken = kept.accessToken;
void kim;
const { id } = await ada.meetings.create({ title: "Seen and heard" });

async function seat(token, displayName) {
  const page = await browser.newPage();
  page.on("pageerror", (it) => console.log(`        ${displayName}: ${it}`));
  await page.goto(front.url + "/seat");
  await page.waitForFunction(() => window.ready);
  await page.evaluate(async ([accessToken, id, displayName]) => {
    window.client = new window.VideoConfSDK({ accessToken });
    window.troubles = [];
    window.shown = [];
    window.session = await window.client.join(id, { displayName, audio: true, video: true });
    window.session.on("error", (it) => window.troubles.push(`${it.code} ${it.message}`));
    window.session.on("track", ({ source, track, stream }) => {
      window.shown.push(source + " " + track.kind);
      const player = document.createElement(track.kind);
      player.muted = player.autoplay = true;
      player.srcObject = stream;
      document.body.append(player);
    });
  }, [token, id, displayName]);
  return page;
}

/** What has been received so far, over all who send: decoded pictures by stream, and bytes of sound. */
const received = (page) =>
  page.evaluate(async () => {
    const self = window.session.participantId;
    const sums = { camera: 0, screen: 0, sound: 0, samples: 0 };
    for (const it of [...window.session.participants.keys()].filter((one) => one !== self)) {
      const screens = window.session.media.tracks.filter((one) => one.source === "screen").map((one) => one.track.id);
      for (const row of (await window.session.media.stats(it))?.values() ?? []) {
        if (row.type !== "inbound-rtp") continue;
        if (row.kind === "video") sums[screens.includes(row.trackIdentifier) ? "screen" : "camera"] += row.framesDecoded ?? 0;
        else (sums.sound += row.packetsReceived), (sums.samples += row.totalSamplesReceived ?? 0);
      }
    }
    return sums;
  });

async function grows(page, what, by = 10) {
  const before = (await received(page))[what];
  return until(async () => (await received(page))[what] >= before + by, `${what} to grow from ${before}`);
}

let first;
let second;
await checks.check("two pages send each other pictures and sound, signaled by us", async () => {
  [first, second] = [await seat(adaToken, "Ada"), await seat(kimToken, "Kim")];
  for (const page of [first, second]) {
    await grows(page, "camera");
    await grows(page, "sound");
    await grows(page, "samples", 1_000);
  }
  console.log("        received", JSON.stringify([await received(first), await received(second)]));
});

await checks.check("a shared screen is seen as a screen, is a fact, and ends", async () => {
  await first.evaluate(async () => {
    // What a page draws, in the place of a screen: a headless browser has none.
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 360 });
    document.body.append(canvas);
    const pen = canvas.getContext("2d");
    let shade = 0;
    window.drawing = setInterval(() => {
      pen.fillStyle = `hsl(${(shade += 7) % 360} 80% 50%)`;
      pen.fillRect(0, 0, 640, 360);
    }, 40);
    await window.session.media.shareScreen({ stream: canvas.captureStream(25) });
  });
  await until(() => second.evaluate(() => window.shown.includes("screen video")), "the screen");
  await grows(second, "screen");
  await until(() => second.evaluate(() => [...window.session.participants.values()].some((it) => it.isScreenSharing)), "the fact");
  await first.evaluate(() => window.session.media.stopSharing());
  await until(() => second.evaluate(() => !window.session.media.tracks.some((it) => it.source === "screen")), "the end of the screen");
  await until(() => second.evaluate(() => ![...window.session.participants.values()].some((it) => it.isScreenSharing)), "the fact of the end");
  await grows(second, "camera");
});

await checks.check("a page that is loaded again is seen and heard again", async () => {
  await second.close();
  second = await seat(kimToken, "Kim");
  await grows(first, "camera");
  await grows(second, "camera");
  await grows(second, "sound");
  assert.deepEqual(await second.evaluate(() => window.troubles), []);
});

await checks.check("a host's mute silences the microphone", async () => {
  await first.evaluate(() => window.session.muteAll());
  await until(() => second.evaluate(() => window.session.media.streams.every((it) => it.getAudioTracks().every((one) => !one.enabled))), "silence");
  await first.evaluate(() => window.session.end());
  await until(() => second.evaluate(() => window.session.status === "closed"), "the end");
});

await browser.close();
rmSync(profile, { recursive: true, force: true });
front.close();
checks.end();
