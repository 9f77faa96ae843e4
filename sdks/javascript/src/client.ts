import { Http, type HttpSettings } from "./http.js";
import { Session, type JoinOptions } from "./live/session.js";
import { Admin, ApiKeys, Auth, refreshed, Users } from "./resources/accounts.js";
import { Ledger } from "./resources/ledger.js";
import { Meetings } from "./resources/meetings.js";
import { Recordings } from "./resources/recordings.js";
import { Webhooks } from "./resources/webhooks.js";
import { Tokens, type TokenPair } from "./tokens.js";

export interface ClientOptions {
  /** Where the server is; VIDEOCONF_BASE_URL where there is an environment, and the page's own origin in browsers. */
  baseUrl?: string;
  /** A key of a back end; VIDEOCONF_API_KEY where there is an environment. Not for browsers. */
  apiKey?: string;
  /** Tokens from an earlier login; `auth.login` gets new ones. */
  accessToken?: string;
  refreshToken?: string;
  /** Told each time that the tokens change; undefined after a log-out. Keep them where nobody else reads them. */
  onTokens?: (tokens: TokenPair | undefined) => void;
  /** For each try; 30 s unless said otherwise. */
  timeoutMs?: number;
  /** Tries after the first; 4 unless said otherwise. */
  maxRetries?: number;
  /** When the server asks for a longer rest than this, the error comes at once; 60 s unless said otherwise. */
  maxRetryAfterSeconds?: number;
  /** Instead of the platform's. */
  fetch?: typeof fetch;
}

const VERSION = "0.1.0";

/** A client of one VideoConf, for one person or one key. */
export class VideoConfSDK {
  readonly auth: Auth;
  readonly users: Users;
  readonly meetings: Meetings;
  readonly recordings: Recordings;
  readonly apiKeys: ApiKeys;
  readonly webhooks: Webhooks;
  readonly admin: Admin;
  readonly ledger: Ledger;
  readonly #settings: HttpSettings;
  readonly #tokens: Tokens;

  constructor(options: ClientOptions = {}) {
    this.#settings = {
      baseUrl: (options.baseUrl ?? environment("VIDEOCONF_BASE_URL") ?? origin()).replace(/\/+$/, ""),
      fetch: options.fetch ?? ((...args) => globalThis.fetch(...args)),
      timeoutMs: options.timeoutMs ?? 30_000,
      maxRetries: options.maxRetries ?? 4,
      maxRetryAfterSeconds: options.maxRetryAfterSeconds ?? 60,
      userAgent: typeof document === "undefined" ? `videoconf-sdk-js/${VERSION}` : undefined,
    };
    const { accessToken, refreshToken } = options;
    const apiKey = options.apiKey ?? (accessToken === undefined ? environment("VIDEOCONF_API_KEY") : undefined);
    const http: Http = new Http(this.#settings, () => this.#tokens);
    this.#tokens = new Tokens(apiKey, accessToken === undefined ? undefined : { accessToken, refreshToken }, (it) => refreshed(http, it));
    if (options.onTokens !== undefined) this.#tokens.onChange(options.onTokens);
    this.auth = new Auth(http, this.#tokens);
    this.users = new Users(http);
    this.meetings = new Meetings(http);
    this.recordings = new Recordings(http);
    this.apiKeys = new ApiKeys(http);
    this.webhooks = new Webhooks(http);
    this.admin = new Admin(http);
    this.ledger = new Ledger(http);
  }

  get baseUrl(): string {
    return this.#settings.baseUrl;
  }

  /** Takes part in a meeting, live. Whoever may start a scheduled meeting starts it by joining. */
  join(meetingId: string, options: JoinOptions = {}): Promise<Session> {
    const iceServers = (id: string) => this.meetings.iceServers(id);
    return Session.join(meetingId, { baseUrl: this.baseUrl, tokens: this.#tokens, iceServers }, options);
  }
}

function environment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[name] || undefined;
}

function origin(): string {
  if (typeof location !== "undefined" && location.origin.startsWith("http")) return location.origin;
  throw new TypeError("Say where the server is: new VideoConfSDK({ baseUrl: \"https://…\" }).");
}
