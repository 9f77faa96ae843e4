// Holds contract/asyncapi.yaml against the JSON schema of AsyncAPI 3.0, and its references against what is there. The last
// line is "N passed, N failed".
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import Ajv from "ajv";
import formats from "ajv-formats";
import { parse } from "yaml";

const require = createRequire(import.meta.url);
const schema = require("@asyncapi/specs/schemas/3.0.0.json");
const document = parse(await readFile(new URL("../../contract/asyncapi.yaml", import.meta.url), "utf8"));

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats(ajv);
const fits = ajv.compile(schema);
const wrong = fits(document) ? [] : fits.errors.map((it) => `${it.instancePath || "/"} ${it.message}`);

let references = 0;
const follow = (node) => {
  if (node === null || typeof node !== "object") return;
  if (typeof node.$ref === "string") {
    references++;
    const steps = node.$ref.replace(/^#\//, "").split("/");
    if (!node.$ref.startsWith("#/") || steps.reduce((at, step) => at?.[step], document) === undefined) {
      wrong.push(`${node.$ref} leads nowhere`);
    }
  }
  Object.values(node).forEach(follow);
};
follow(document);

wrong.slice(0, 50).forEach((it) => console.log(it));
console.log(`${Object.keys(document.components.messages).length} messages, ${references} references`);
console.log(wrong.length === 0 ? "2 passed, 0 failed" : `0 passed, ${wrong.length} failed`);
process.exit(wrong.length === 0 ? 0 : 1);
