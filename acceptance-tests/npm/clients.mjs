// A caller of the REST API and a person's socket: both know the public contract only.
import { randomUUID } from "node:crypto";
import { io } from "socket.io-client";
import { acknowledged, asked, told } from "./contract.mjs";

const PATIENCE_MS = 15_000;

export class Rest {
  constructor(base, token) {
    this.base = base;
    this.token = token;
  }

  as(token) {
    return new Rest(this.base, token);
  }

  async send(method, path, { body, expect, headers = {} } = {}) {
    const url = path.startsWith("http") ? path : this.base + "/api/v1" + path;
    const answer = await fetch(url, {
      method,
      redirect: "manual",
      headers: {
        "X-Request-Id": "req_" + randomUUID(),
        ...(this.token && !path.startsWith("http") ? { Authorization: "Bearer " + this.token } : {}),
        ...(body !== undefined && !(body instanceof Uint8Array) ? { "Content-Type": "application/json" } : {}),
        ...headers,
      },
      body: body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const json = (answer.headers.get("content-type") ?? "").includes("json");
    const read = json && bytes.length > 0 ? JSON.parse(new TextDecoder().decode(bytes)) : undefined;
    if (expect !== undefined && answer.status !== expect) {
      throw new Error(`${method} ${path}: expected ${expect}, got ${answer.status} ${JSON.stringify(read)}`);
    }
    return { status: answer.status, headers: answer.headers, body: read, bytes };
  }

  get(path, options) {
    return this.send("GET", path, { expect: 200, ...options });
  }

  post(path, body, options) {
    return this.send("POST", path, { body, ...options });
  }
}

export async function person(rest, name) {
  const email = `${name.toLowerCase()}-${randomUUID().slice(0, 13)}@example.org`;
  const password = "pass-" + randomUUID();
  await rest.post("/auth/register", { email, password, display_name: name }, { expect: 201 });
  const { body } = await rest.post("/auth/login", { email, password }, { expect: 200 });
  return { name, userId: body.user.user_id, token: body.access_token, rest: rest.as(body.access_token) };
}

/** One person's socket, with everything that it was sent in order. */
export class Seat {
  constructor(who, meetingId, options) {
    this.who = who;
    this.meetingId = meetingId;
    this.received = [];
    this.waiting = new Set();
    this.socket = io(who.rest.base + "/signaling", { auth: { token: who.token }, forceNew: true, ...options });
    this.socket.onAny((name, body) => {
      told(name, body);
      this.received.push({ name, body });
      this.waiting.forEach((look) => look());
    });
  }

  connected() {
    return new Promise((resolve, reject) => {
      this.socket.once("connect", resolve);
      this.socket.once("connect_error", reject);
    });
  }

  transport() {
    return this.socket.io.engine.transport.name;
  }

  upgraded() {
    const engine = this.socket.io.engine;
    return within(
      new Promise((resolve) => (engine.transport.name === "websocket" ? resolve() : engine.once("upgrade", resolve))),
      "the upgrade",
    );
  }

  async join(more = {}) {
    const said = await this.does("join_meeting", {
      user_info: { display_name: this.who.name, avatar_url: null, device_type: "desktop" },
      capabilities: { video: true, audio: true, screen_share: true },
      ...more,
    });
    this.participantId = said.your_participant_id ?? said.participant_id;
    return said;
  }

  async tries(event, payload = {}) {
    const said = await this.socket.timeout(PATIENCE_MS).emitWithAck(event, { meeting_id: this.meetingId, ...payload });
    acknowledged(event, said);
    return said;
  }

  async does(event, payload) {
    const said = await this.tries(event, payload);
    asked(event, { meeting_id: this.meetingId, ...payload });
    if (said?.success !== true) {
      throw new Error(`${event} was not accepted: ${JSON.stringify(said)}`);
    }
    return said;
  }

  says(content, only) {
    const message = { type: "text", content, reply_to: null, is_private: !!only, recipient_id: only?.participantId ?? null };
    return this.does("send_chat_message", { message });
  }

  sees(name, fits = () => true) {
    const find = () => this.received.find((event) => event.name === name && fits(event.body));
    return within(
      new Promise((resolve) => {
        const look = () => {
          const found = find();
          if (found) {
            this.waiting.delete(look);
            resolve(found.body);
          }
        };
        this.waiting.add(look);
        look();
      }),
      () => `${name} for ${this.who.name}; what came: ${JSON.stringify(this.received.map((event) => event.name))}`,
    );
  }

  facts() {
    return this.received.filter((event) => event.body?.previous_sequence !== undefined).map((event) => event.body);
  }

  close() {
    this.socket.close();
  }
}

function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`did not come: ${typeof what === "function" ? what() : what}`)),
      PATIENCE_MS,
    );
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
