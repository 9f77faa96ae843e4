// Sends the requests of .http files in order, and holds each answer against its "# @expect".
// usage: node run.mjs [--host URL] FILE…      last line: N passed, N failed
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";

const files = process.argv.slice(2);
let host;
if (files[0] === "--host") [, host] = files.splice(0, 2);
let passed = 0;
let failed = 0;

/** What {{…}} stands for: something made up, a variable of the file, or a part of an earlier answer. */
function value(expression, variables, answers) {
  if (expression === "$guid") return randomUUID();
  const [name, ...path] = expression.split(/\.(?!$)/);
  if (path[0] === "response") {
    const answer = answers.get(name);
    if (answer === undefined) throw new Error(`there is no answer named ${name} yet`);
    if (path[1] === "headers") return answer.headers.get(path[2]) ?? "";
    // response.body.$.a.b[0].c
    return path.slice(3).flatMap((it) => it.split(/[[\]]/).filter(Boolean)).reduce((at, key) => at?.[key], answer.body);
  }
  if (!variables.has(expression)) throw new Error(`there is no ${expression}`);
  return variables.get(expression);
}

const filled = (text, variables, answers) => text.replace(/\{\{([^}]+)\}\}/g, (_, it) => value(it.trim(), variables, answers));

async function send(block, variables, answers) {
  const lines = block.split("\n");
  const said = (word) => lines.map((it) => new RegExp(`^# @${word} (.*)$`).exec(it)?.[1]).find(Boolean);
  const rest = lines.filter((it) => !it.startsWith("#"));
  while (rest.length > 0 && (rest[0].trim() === "" || /^@\w+\s*=/.test(rest[0]))) {
    const [, name, text] = /^@(\w+)\s*=\s*(.*)$/.exec(rest.shift()) ?? [];
    if (name !== undefined) variables.set(name, name === "host" && host ? host : filled(text, variables, answers));
  }
  if (rest.length === 0) return;
  const [method, ...address] = filled(rest.shift(), variables, answers).split(" ");
  const headers = new Headers();
  while (rest.length > 0 && rest[0].trim() !== "") {
    const [name, ...text] = filled(rest.shift(), variables, answers).split(":");
    headers.set(name.trim(), text.join(":").trim());
  }
  const body = filled(rest.join("\n").trim(), variables, answers);
  const [field, wanted] = said("until")?.split(" ") ?? [];
  let answer, text, json;
  for (let tries = 0; tries === 0 || (field !== undefined && tries < 100 && JSON.parse(text)[field] !== wanted); tries++) {
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, 300));
    answer = await fetch(address.join(" "), { method, headers, body: body || undefined, redirect: "manual", signal: AbortSignal.timeout(30_000) });
    text = await answer.text();
    json = (answer.headers.get("content-type") ?? "").includes("json") && text !== "";
  }
  if (said("name")) answers.set(said("name"), { headers: answer.headers, body: json ? JSON.parse(text) : text });
  const expected = (said("expect") ?? "200").split(" ");
  // A graph's errors come in an answer of status 200.
  const right = expected.includes(String(answer.status)) && !(json && JSON.parse(text)?.errors);
  right ? passed++ : failed++;
  console.log(`${right ? "ok     " : "FAILED "} ${method} ${address.join(" ").slice(0, 110)} → ${answer.status}${right ? "" : `, not ${expected}: ${text}`}`);
}

for (const file of files) {
  console.log(file);
  const variables = new Map();
  const answers = new Map();
  for (const block of readFileSync(file, "utf8").split(/^###.*$/m)) {
    try {
      await send(block.replaceAll("\r\n", "\n"), variables, answers);
    } catch (why) {
      failed++;
      console.log(`FAILED  ${why.message}\n${block.trim()}`);
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
