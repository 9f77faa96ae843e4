import { ConnectionError, type VideoConfError } from "../errors.js";
import type { CallOptions, Http } from "../http.js";
import { named, type MeetingEvent } from "../models.js";
import { restBefore, sleep } from "../retry.js";

export interface WatchOptions extends CallOptions {
  /** Only what comes after this sequence; 0, the default, is from the beginning. */
  after?: number;
}

const event = (wire: unknown) => named<MeetingEvent>(wire, "eventId");
const OVER = new Set(["ended", "cancelled"]);

/** The log, page by page, to its present end. */
export async function* pages(
  http: Http,
  path: string,
  { after = 0, limit, ...options }: CallOptions & { after?: number; limit?: number },
): AsyncGenerator<MeetingEvent> {
  for (let last = after, more = true; more; ) {
    const page = await http.json<{ events: unknown[]; has_more: boolean }>({ method: "GET", path, query: { after: last, limit }, ...options });
    for (const it of page.events.map(event)) {
      last = it.sequence;
      yield it;
    }
    more = page.has_more && page.events.length > 0;
  }
}

/** The log as Server-Sent Events, taken up again after a cut where it was. */
export async function* watch(http: Http, meeting: string, { after = 0, signal, requestId }: WatchOptions): AsyncGenerator<MeetingEvent> {
  let last = after;
  for (let failures = 0; ; ) {
    try {
      const response = await http.send({
        method: "GET",
        path: meeting + "/events",
        headers: { Accept: "text/event-stream", "Last-Event-ID": String(last) },
        streamed: true,
        signal,
        requestId,
      });
      for await (const data of messages(response)) {
        const it = event(JSON.parse(data));
        if (it.sequence > last) {
          failures = 0;
          last = it.sequence;
          yield it;
        }
      }
    } catch (failure) {
      signal?.throwIfAborted();
      if (isRefusal(failure) || ++failures > Math.max(1, http.settings.maxRetries)) throw failure;
      await sleep(restBefore(failures), signal);
      continue;
    }
    // A stream ends in good order with the meeting, or with its token: then it is taken up again with a fresh one.
    const { status, sequence } = await http.json<{ status: string; sequence: number }>({ method: "GET", path: meeting, signal });
    if (OVER.has(status)) {
      if (sequence > last) yield* pages(http, meeting + "/events", { after: last, signal });
      return;
    }
    await sleep(restBefore(1), signal);
  }
}

function isRefusal(failure: unknown): failure is VideoConfError {
  return failure instanceof Error && "code" in failure && !(failure instanceof ConnectionError) && "status" in failure && typeof failure.status === "number";
}

/** The `data` of each message of an event stream. */
async function* messages(response: Response): AsyncGenerator<string> {
  if (response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    let text = "";
    let data: string[] = [];
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const lines = (text + read.value).split(/\r\n|\n|\r(?!$)/);
      text = lines.pop() ?? "";
      for (const line of lines) {
        if (line === "") {
          if (data.length > 0) yield data.join("\n");
          data = [];
        } else if (line.startsWith("data:")) {
          data.push(line.slice(line[5] === " " ? 6 : 5));
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
