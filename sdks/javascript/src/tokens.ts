import { AuthenticationError } from "./errors.js";

export interface TokenPair {
  accessToken: string;
  /** Guests and API keys have none. */
  refreshToken?: string;
}

/** Before its end by this much a token is changed for a fresh one. */
const EARLY_MS = 60_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The credentials of one client: an API key, or a pair of tokens that is kept fresh. */
export class Tokens {
  #pair: TokenPair | undefined;
  #refreshing: Promise<void> | undefined;
  #listeners = new Set<(pair: TokenPair | undefined) => void>();
  #holders = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly apiKey: string | undefined,
    pair: TokenPair | undefined,
    private readonly change: (refreshToken: string) => Promise<TokenPair>,
  ) {
    this.#pair = pair;
  }

  get pair(): TokenPair | undefined {
    return this.#pair;
  }

  set(pair: TokenPair | undefined): void {
    this.#pair = pair;
    this.#watch();
    this.#listeners.forEach((it) => it(pair));
  }

  onChange(listener: (pair: TokenPair | undefined) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get canRefresh(): boolean {
    return this.#pair?.refreshToken !== undefined;
  }

  /** A token to show now; changed first for a fresh one when it is about to end. Undefined where nobody logged in. */
  async current(): Promise<string | undefined> {
    const ends = this.#ends();
    if (ends !== undefined && ends - Date.now() < EARLY_MS / 2 && this.canRefresh) await this.refresh(this.#pair?.accessToken);
    return this.#pair?.accessToken ?? this.apiKey;
  }

  /** Changes the pair, once for everybody who asks meanwhile. Nothing happens when `stale` is not the current one any more. */
  async refresh(stale: string | undefined): Promise<void> {
    if (stale !== undefined && stale !== this.#pair?.accessToken) return;
    const refreshToken = this.#pair?.refreshToken;
    if (refreshToken === undefined) {
      throw new AuthenticationError({ code: "INVALID_TOKEN", message: "The token is not good any more, and there is none to refresh it with." });
    }
    this.#refreshing ??= this.change(refreshToken)
      .then((pair) => this.set(pair))
      .finally(() => (this.#refreshing = undefined));
    await this.#refreshing;
  }

  /** While something is held, as a live socket holds it, the token is changed before it ends. */
  hold(): () => void {
    this.#holders++;
    this.#watch();
    let held = true;
    return () => {
      if (held) {
        held = false;
        this.#holders--;
        this.#watch();
      }
    };
  }

  #watch(): void {
    clearTimeout(this.#timer);
    const ends = this.#ends();
    if (this.#holders === 0 || ends === undefined || !this.canRefresh) return;
    const stale = this.#pair?.accessToken;
    const rest = Math.min(LONGEST_TIMER_MS, Math.max(1_000, (ends - Date.now()) / 2, ends - Date.now() - EARLY_MS));
    // A failure shows itself where the token is used next.
    this.#timer = setTimeout(() => void this.refresh(stale).catch(() => {}), rest);
  }

  /** When the access token ends, from its own words; undefined when it does not say. */
  #ends(): number | undefined {
    const payload = this.#pair?.accessToken.split(".")[1];
    if (payload === undefined) return undefined;
    try {
      const { exp } = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))) as { exp?: unknown };
      return typeof exp === "number" ? exp * 1_000 : undefined;
    } catch {
      return undefined;
    }
  }
}
