import { io, type Socket } from "socket.io-client";
import { ConnectionError, errorFromWire, type VideoConfError } from "../errors.js";
import { restBefore, sleep } from "../retry.js";
import type { Tokens } from "../tokens.js";
import { ASKS } from "./signals.js";

export interface Ack {
  success: boolean;
  error?: Parameters<typeof errorFromWire>[0];
  [more: string]: unknown;
}

export interface ConnectionListener {
  /** The socket is open: join, from where we were. Throws what ends it all. */
  join(): Promise<void>;
  heard(event: string, body: unknown): void;
  lost(reason: string): void;
  /** For good. */
  ended(byServer: boolean, error: VideoConfError | undefined): void;
}

const REST_MS = 300;
const LONGEST_REST_MS = 5_000;
/** After the end the server waits as long with closing the socket, for the same reason. */
const LAST_ANSWERS_MS = 500;
/** Refusals of a join that may be gone by the next try. */
const PASSING = new Set(["EVENT_STORE_UNAVAILABLE", "STORAGE_UNAVAILABLE", "INTERNAL_ERROR", "RATE_LIMIT_EXCEEDED", "INVALID_STATE", "TIMEOUT", "CONNECTION_FAILED"]);

/** One socket in the namespace of signaling that comes back by itself, with a token that is good. */
export class Connection {
  readonly #socket: Socket;
  readonly #release: () => void;
  readonly #forget: () => void;
  #state: "apart" | "in" | "over" = "apart";
  #waiting = new Set<() => void>();
  #failures = 0;
  #wasIn = false;
  #asking = 0;

  constructor(
    baseUrl: string,
    private readonly tokens: Tokens,
    private readonly listener: ConnectionListener,
    private readonly timeoutMs: number,
    transports: string[] | undefined,
  ) {
    this.#socket = io(baseUrl.replace(/^ws/, "http") + "/signaling", {
      auth: (show) => void tokens.current().then((token) => show({ token }), () => show({ token: "" })),
      transports: transports ?? ["websocket"],
      forceNew: true,
      autoConnect: false,
      reconnectionDelay: REST_MS,
      reconnectionDelayMax: LONGEST_REST_MS,
    });
    this.#socket.on("connect", () => void this.#connected());
    this.#socket.on("disconnect", (reason) => this.#disconnected(reason));
    this.#socket.on("connect_error", (failure) => this.#refused(failure));
    this.#socket.onAny((event: string, body: unknown) => this.listener.heard(event, body));
    this.#release = tokens.hold();
    this.#forget = tokens.onChange((pair) => void this.#authenticate(pair?.accessToken));
  }

  open(): void {
    this.#socket.connect();
  }

  /** Asks, and waits for the answer. During a cut it waits for the connection first, as long as its time allows. */
  async ask(event: string, payload: Record<string, unknown>, timeoutMs = this.timeoutMs): Promise<Ack> {
    const until = Date.now() + timeoutMs;
    for (let attempt = 1; ; attempt++) {
      await this.#in(event, until);
      const outcome = await this.#emit(event, payload, until);
      if ("success" in outcome) {
        if (outcome.success) return outcome;
        const refusal = errorFromWire(outcome.error);
        const rest = restBefore(attempt);
        if (refusal.code !== "RATE_LIMIT_EXCEEDED" || Date.now() + rest > until) throw refusal;
        await sleep(rest);
      } else if (this.#state === "over" || !(ASKS[event]?.repeatable ?? false) || Date.now() >= until) {
        throw outcome;
      } else {
        await sleep(20); // the loss of the socket is told after the loss of what was asked
      }
    }
  }

  /** Asks on the open socket, before this side is in. */
  async askNow(event: string, payload: Record<string, unknown>): Promise<Ack> {
    const outcome = await this.#emit(event, payload, Date.now() + this.timeoutMs);
    if (!("success" in outcome)) throw outcome;
    if (!outcome.success) throw errorFromWire(outcome.error);
    return outcome;
  }

  /** Comes back from scratch, to be told again what went missing. */
  again(): void {
    if (this.#state !== "over") {
      this.#state = "apart";
      this.#socket.disconnect().connect();
    }
  }

  close(): void {
    if (this.#state !== "over") {
      this.#state = "over";
      this.#release();
      this.#forget();
      this.#wake();
      // Who ended the meeting is told of the end before the answer to having ended it.
      if (this.#asking === 0) this.#socket.disconnect();
      else setTimeout(() => this.#socket.disconnect(), LAST_ANSWERS_MS);
    }
  }

  async #connected(): Promise<void> {
    try {
      await this.listener.join();
      this.#failures = 0;
      this.#state = "in";
      this.#wasIn = true;
      this.#wake();
    } catch (failure) {
      const error = failure as VideoConfError;
      if (this.#state === "over" || !this.#socket.connected) return; // another try is under way
      if (PASSING.has(error.code) && this.#wasIn) await this.#later();
      else this.#end(false, error);
    }
  }

  #disconnected(reason: string): void {
    if (this.#state === "over" || reason === "io client disconnect") return;
    this.#state = "apart";
    if (reason === "io server disconnect") {
      this.listener.ended(true, undefined);
    } else {
      this.listener.lost(reason);
    }
  }

  /** The server took the token for bad, or is not there. What is not said in our words is tried again by the socket itself. */
  #refused(failure: Error & { data?: { error?: Ack["error"] } }): void {
    const said = failure.data?.error;
    if (said === undefined || this.#state === "over") return;
    const error = errorFromWire(said);
    if (error.code === "INVALID_TOKEN" && this.tokens.canRefresh && this.#failures === 0) {
      this.#failures++;
      const stale = this.tokens.pair?.accessToken;
      this.tokens.refresh(stale).then(() => this.#socket.connect(), (it: VideoConfError) => this.#end(false, it));
    } else if (PASSING.has(error.code)) {
      void this.#later();
    } else {
      this.#end(false, error);
    }
  }

  /** After the server let go of this socket: a fresh token opens another. */
  async renewed(): Promise<boolean> {
    if (!this.tokens.canRefresh) return false;
    try {
      await this.tokens.refresh(this.tokens.pair?.accessToken);
    } catch {
      return false;
    }
    this.#socket.connect();
    return true;
  }

  async #later(): Promise<void> {
    this.#socket.disconnect();
    await sleep(REST_MS + restBefore(Math.min(++this.#failures, 5)));
    if (this.#state !== "over") this.#socket.connect();
  }

  #end(byServer: boolean, error: VideoConfError | undefined): void {
    this.close();
    this.listener.ended(byServer, error);
  }

  async #emit(event: string, payload: Record<string, unknown>, until: number): Promise<Ack | ConnectionError> {
    this.#asking++;
    try {
      return (await this.#socket.timeout(Math.max(1, until - Date.now())).emitWithAck(event, payload)) as Ack;
    } catch (cause) {
      const late = Date.now() >= until;
      const message = `${event}: ${late ? "no answer in time" : "the connection broke before the answer"}; whether it was carried out is not known.`;
      return new ConnectionError({ code: late ? "TIMEOUT" : "CONNECTION_FAILED", message, cause });
    } finally {
      if (--this.#asking === 0 && this.#state === "over") this.#socket.disconnect();
    }
  }

  /** Prolongs the live socket. */
  async #authenticate(token: string | undefined): Promise<void> {
    if (token !== undefined && this.#socket.connected) {
      await this.#socket.timeout(this.timeoutMs).emitWithAck("authenticate", { token }).catch(() => {}); // its end tells
    }
  }

  async #in(event: string, until: number): Promise<void> {
    while (this.#state !== "in") {
      if (this.#state === "over") throw new ConnectionError({ code: "CONNECTION_FAILED", message: `${event}: the session is closed.` });
      const rest = until - Date.now();
      if (rest <= 0) throw new ConnectionError({ code: "TIMEOUT", message: `${event}: there was no connection in time; it was not sent.` });
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          this.#waiting.delete(done);
          resolve();
        };
        const timer = setTimeout(done, rest);
        this.#waiting.add(done);
      });
    }
  }

  #wake(): void {
    [...this.#waiting].forEach((it) => it());
  }
}
