// Holds what is written down here against the contract: the generated models, and the events of the socket.
// The last line is "N passed, N failed".
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { ASKS, FACTS, NOTICES, SIGNALS } from "@videoconf/sdk";
import { parse } from "yaml";
import { Checks } from "./checks.mjs";

const checks = new Checks();
const home = fileURLToPath(new URL("..", import.meta.url));
const contract = home + "../../contract/";

await checks.check("the models are those of contract/openapi.yaml; if not, run: npm run generate", async () => {
  const fresh = mkdtempSync(tmpdir() + "/videoconf-") + "/openapi.ts";
  const { generate } = JSON.parse(readFileSync(home + "package.json", "utf8")).scripts;
  const [tool, ...words] = generate.split(" ");
  const flags = words.map((it) => (it === "src/generated/openapi.ts" ? fresh : it));
  execFileSync(process.execPath, [`${home}node_modules/${tool}/bin/cli.js`, ...flags], { cwd: home, stdio: "ignore" });
  assert(readFileSync(fresh, "utf8") === readFileSync(home + "src/generated/openapi.ts", "utf8"));
});

await checks.check("every event of contract/asyncapi.yaml is known, and no other", async () => {
  const { channels, operations } = parse(readFileSync(contract + "asyncapi.yaml", "utf8"));
  const named = (prefix) =>
    Object.entries(operations)
      .filter(([name, it]) => name.startsWith(prefix) && it.channel.$ref === "#/channels/sockets")
      .map(([name]) => name.slice(prefix.length))
      .sort();
  assert(channels.sockets !== undefined);
  // These two are the session's own: it joins and renews its token by itself.
  assert.deepEqual([...Object.keys(ASKS), "join_meeting", "authenticate"].sort(), named("ask_"));
  assert.deepEqual([...FACTS, ...NOTICES, "error"].sort(), named("tell_"));
  assert.deepEqual([...SIGNALS].sort(), named("pass_"));
});

await checks.check("the packed types say what may be written", async () => {
  const flags = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext", "--lib", "es2023,dom,dom.iterable"];
  execFileSync(process.execPath, [home + "node_modules/typescript/bin/tsc", ...flags, home + "tests/consumer.ts"], { cwd: home + "tests", stdio: "inherit" });
});

checks.end();
