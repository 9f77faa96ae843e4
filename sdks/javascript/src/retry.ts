// When to try again, and after how long. Everything that waits here can be called off.

const FIRST_REST_MS = 250;
const LONGEST_REST_MS = 8_000;

/** A rest before try number `attempt` (from 1): anything between nothing and a bound that doubles ("full jitter"). */
export function restBefore(attempt: number): number {
  return Math.random() * Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** attempt);
}

/** After what the server asked for, up to a quarter of a second more, so that not all come back at once. */
export function restAsked(seconds: number): number {
  return seconds * 1_000 + Math.random() * 250;
}

/** `Retry-After` (seconds, or a date), or else our own header of the same meaning; in seconds. */
export function retryAfter(headers: Headers): number | undefined {
  const said = headers.get("retry-after") ?? headers.get("x-ratelimit-retry-after");
  if (said === null) return undefined;
  const seconds = Number(said);
  if (said.trim() !== "" && Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(said);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - Date.now()) / 1_000);
}

export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(done, ms);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", stop, { once: true });
    function done() {
      signal?.removeEventListener("abort", stop);
      resolve();
    }
  });
}

/** Hard to guess, and different each time. `randomUUID` is missing from pages that are not secure. */
export function freshKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (it) => it.toString(16).padStart(2, "0")).join("");
}
