// Holds what goes over a socket against contract/asyncapi.yaml: what is asked, what is acknowledged and what is told.
import { readFile } from "node:fs/promises";
import Ajv from "ajv";
import formats from "ajv-formats";
import { parse } from "yaml";

const document = parse(await readFile(new URL("../../contract/asyncapi.yaml", import.meta.url), "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats(ajv);
ajv.addSchema(document, "asyncapi");
const compiled = new Map();

/** What does not fit, each once. */
export const drift = new Set();

function schemaOf(message) {
  const payload = document.components.messages[message]?.payload;
  const name = payload?.$ref?.replace("#/components/schemas/", "");
  return name ? document.components.schemas[name] : payload;
}

function fits(message, body) {
  const schema = schemaOf(message);
  if (!schema) {
    drift.add(`${message} is not described`);
    return;
  }
  if (!compiled.has(message)) {
    compiled.set(message, ajv.compile({ $ref: `asyncapi#/components/messages/${message}/payload` }));
  }
  const valid = compiled.get(message);
  if (!valid(body)) {
    valid.errors.forEach((it) => drift.add(`${message}: ${it.instancePath || "/"} ${it.message}`));
  }
  // A field more is no fault of the schema's, and yet nobody could know of it.
  Object.keys(body ?? {})
    .filter((field) => schema.properties?.[field] === undefined)
    .forEach((field) => drift.add(`${message}: ${field} is not described`));
}

const relayed = new Set(["webrtc_offer", "webrtc_answer", "ice_candidate"]);

export const asked = (event, body) => fits(event, body);
export const acknowledged = (event, body) => fits(`${event}_acknowledgement`, body);
export const told = (event, body) => fits(relayed.has(event) ? `passed_${event}` : event, body);
