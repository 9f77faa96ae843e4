import { ConnectionError, errorFromWire, type VideoConfError } from "./errors.js";
import { toSnake } from "./names.js";
import { freshKey, restAsked, restBefore, retryAfter, sleep } from "./retry.js";
import type { Tokens } from "./tokens.js";

/** What one call may say besides its parameters. */
export interface CallOptions {
  /** Calls it off. */
  signal?: AbortSignal;
  /** The same key has the same effect once; one is made for each write that has none. */
  idempotencyKey?: string;
  /** Only if the resource still has this `ETag`; otherwise VERSION_CONFLICT. */
  ifMatch?: string;
  /** Goes into the server's logs and history. */
  requestId?: string;
  /** What it is read for: said by who reads as the compliance role of an organisation, and kept in its audit. */
  purpose?: string;
}

export interface Request extends CallOptions {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  query?: Record<string, unknown>;
  /** In camelCase. */
  body?: unknown;
  headers?: Record<string, string>;
  /** False for what needs no token. */
  authorized?: boolean;
  /** Streams have no time limit. */
  streamed?: boolean;
}

export interface HttpSettings {
  baseUrl: string;
  fetch: typeof fetch;
  timeoutMs: number;
  maxRetries: number;
  maxRetryAfterSeconds: number;
  userAgent: string | undefined;
}

const WORTH_ANOTHER_TRY = new Set([408, 429, 502, 503, 504]);

/** A header takes characters of one byte each: those of UTF-8, which the server reads. */
function bytes(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

/** Sends requests: with tokens, keys, time limits and retries. */
export class Http {
  constructor(
    readonly settings: HttpSettings,
    private readonly tokens: () => Tokens,
  ) {}

  /** The body of the answer, as it came. */
  async json<T>(request: Request): Promise<T> {
    return (await this.answer<T>(request)).body;
  }

  async answer<T>(request: Request): Promise<{ status: number; body: T; headers: Headers }> {
    const response = await this.send(request);
    const text = await response.text();
    return { status: response.status, body: (text === "" ? undefined : JSON.parse(text)) as T, headers: response.headers };
  }

  /** Sends, and tries again what is worth it. Resolves with an answer that is no error. */
  async send(request: Request): Promise<Response> {
    const writes = request.method !== "GET";
    const headers: Record<string, string> = { Accept: "application/json", ...request.headers };
    if (writes) headers["Idempotency-Key"] = request.idempotencyKey ?? freshKey();
    if (request.ifMatch !== undefined) headers["If-Match"] = request.ifMatch;
    if (request.requestId !== undefined) headers["X-Request-Id"] = request.requestId;
    if (request.purpose !== undefined) headers["X-Purpose"] = bytes(request.purpose);
    if (this.settings.userAgent !== undefined) headers["User-Agent"] = this.settings.userAgent;
    if (request.body !== undefined) headers["Content-Type"] = "application/json";
    let refreshed = false;
    for (let attempt = 1; ; attempt++) {
      const token = request.authorized === false ? undefined : await this.tokens().current();
      if (token !== undefined) headers["Authorization"] = "Bearer " + token;
      const outcome = await this.#once(request, headers);
      if (outcome instanceof Response && outcome.ok) return outcome;
      const error = outcome instanceof Response ? await read(outcome) : outcome;
      if (error.code === "INVALID_TOKEN" && token !== undefined && this.tokens().canRefresh && !refreshed) {
        refreshed = true;
        await this.tokens().refresh(token);
        continue;
      }
      const rest = this.#rest(error, attempt);
      if (rest === undefined) throw error;
      await sleep(rest, request.signal);
    }
  }

  async #once(request: Request, headers: Record<string, string>): Promise<Response | ConnectionError> {
    const late = request.streamed ? undefined : AbortSignal.timeout(this.settings.timeoutMs);
    const signals = [late, request.signal].filter((it) => it !== undefined);
    try {
      return await this.settings.fetch(this.url(request.path, request.query), {
        method: request.method,
        headers,
        body: request.body === undefined ? null : JSON.stringify(toSnake(request.body)),
        signal: signals.length === 0 ? null : AbortSignal.any(signals),
      });
    } catch (cause) {
      request.signal?.throwIfAborted();
      return new ConnectionError({
        code: late?.aborted ? "TIMEOUT" : "CONNECTION_FAILED",
        message: `${request.method} ${request.path}: ${late?.aborted ? `no answer within ${this.settings.timeoutMs} ms` : "the server cannot be reached"}.`,
        cause,
      });
    }
  }

  /** Milliseconds to wait before another try; undefined when there is to be none. */
  #rest(error: VideoConfError, attempt: number): number | undefined {
    if (attempt > this.settings.maxRetries) return undefined;
    if (error.status !== undefined && !WORTH_ANOTHER_TRY.has(error.status)) return undefined;
    if (error.retryAfter === undefined) return restBefore(attempt);
    return error.retryAfter <= this.settings.maxRetryAfterSeconds ? restAsked(error.retryAfter) : undefined;
  }

  url(path: string, query: Record<string, unknown> = {}): string {
    const url = new URL(this.settings.baseUrl + "/api/v1" + path);
    for (const [name, value] of Object.entries(toSnake(query) as Record<string, unknown>)) {
      if (value !== null) url.searchParams.set(name, String(value));
    }
    return url.href;
  }
}

async function read(response: Response): Promise<VideoConfError> {
  const text = await response.text().catch(() => "");
  let envelope: { error?: object } | undefined;
  try {
    envelope = JSON.parse(text) as { error?: object };
  } catch {
    envelope = undefined; // a proxy's page, not ours
  }
  return errorFromWire(envelope?.error, response.status, retryAfter(response.headers));
}
