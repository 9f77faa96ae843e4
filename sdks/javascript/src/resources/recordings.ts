import { ConnectionError, errorFromWire, errorOf, type VideoConfError } from "../errors.js";
import type { CallOptions, Http } from "../http.js";
import {
  named, type Access, type ImportRequest, type LocalCopy, type PartUpload, type Recording, type RecordingChange, type RecordingEvent,
  type RecordingHold, type RecordingHoldRelease, type RecordingRequest,
} from "../models.js";
import { toCamel } from "../names.js";
import { listOf, type List, type ListOptions } from "../paging.js";
import { restBefore, sleep } from "../retry.js";
import { settled } from "./settled.js";

export interface AccessAsOf extends CallOptions {
  /** Whether whoever had the address at this time saw the recording then. */
  asOf?: string | Date;
  /** The same after this fact of the recording, as `events` counts them. */
  asOfSequence?: number;
}

export interface Progress {
  /** Bytes that are there. */
  done: number;
  total: number;
}

export interface UploadOptions {
  /** Bytes a part; 8 MiB unless said otherwise. */
  partSize?: number;
  /** Parts on their way at the same time; 3 unless said otherwise. */
  concurrency?: number;
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

const PART_SIZE = 8 * 1024 * 1024;
const MOST_PARTS = 10_000;
const recording = (wire: unknown) => named<Recording>(wire, "recordingId");

/** Recordings: capture, the bytes, and who may see them. */
export class Recordings {
  constructor(private readonly http: Http) {}

  /** Starts recording a running meeting. */
  async start(meetingId: string, request: RecordingRequest = { mode: "cloud" }, options: CallOptions = {}): Promise<Recording> {
    const path = `/meetings/${encodeURIComponent(meetingId)}/recordings`;
    return recording(await this.http.json({ method: "POST", path, body: request, ...options }));
  }

  pause(id: string, options: CallOptions = {}): Promise<Recording> {
    return this.#change({ method: "POST", path: at(id, "/pause"), ...options }, id);
  }

  resume(id: string, options: CallOptions = {}): Promise<Recording> {
    return this.#change({ method: "POST", path: at(id, "/resume"), ...options }, id);
  }

  stop(id: string, options: CallOptions = {}): Promise<Recording> {
    return this.#change({ method: "POST", path: at(id, "/stop"), ...options }, id);
  }

  list(options: ListOptions & { meetingId?: string } = {}): List<Recording> {
    return listOf(this.http, "/recordings", "recordings", recording, { ...options });
  }

  async get(id: string, options: CallOptions = {}): Promise<Recording> {
    return recording(await this.http.json({ method: "GET", path: at(id), ...options }));
  }

  update(id: string, change: RecordingChange, options: CallOptions = {}): Promise<Recording> {
    return this.#change({ method: "PATCH", path: at(id), body: change, ...options }, id);
  }

  async delete(id: string, options: CallOptions = {}): Promise<void> {
    await this.http.json({ method: "DELETE", path: at(id), ...options });
  }

  share(id: string, emails: readonly string[], options: CallOptions = {}): Promise<Recording> {
    return this.#change({ method: "POST", path: at(id, "/shares"), body: { emails }, ...options }, id);
  }

  unshare(id: string, emails: readonly string[], options: CallOptions = {}): Promise<Recording> {
    return this.#change({ method: "DELETE", path: at(id, "/shares"), body: { emails }, ...options }, id);
  }

  /** Whether whoever has an address sees it, and why; with `asOf` or `asOfSequence`, how that was then. */
  async access(id: string, email: string, { asOf, asOfSequence, ...options }: AccessAsOf = {}): Promise<Access> {
    const query = { email, asOf, asOfSequence };
    return toCamel(await this.http.json<object>({ method: "GET", path: at(id, "/access"), query, ...options })) as Access;
  }

  /** A recording of media that exists elsewhere; with `fetch` its bytes are brought here. */
  async import(request: ImportRequest, options: CallOptions = {}): Promise<Recording> {
    const path = "/recordings/import";
    const wire = await this.http.json<{ recording_id: string; meeting_id?: string }>({ method: "POST", path, body: request, ...options });
    return wire.meeting_id === undefined ? this.get(wire.recording_id, { signal: options.signal }) : recording(wire);
  }

  /** Brings the bytes of an imported recording here. */
  fetch(id: string, options: CallOptions = {}): Promise<Recording> {
    return this.#change({ method: "POST", path: at(id, "/fetch"), ...options }, id);
  }

  /** Says where a local recording is kept. */
  reportLocalCopy(id: string, copy: LocalCopy, options: CallOptions = {}): Promise<Recording> {
    return this.#change({ method: "POST", path: at(id, "/local-copy"), body: copy, ...options }, id);
  }

  /** Takes a deleted recording back, while it can be. */
  restore(id: string, options: CallOptions = {}): Promise<Recording> {
    return this.#change({ method: "POST", path: at(id, "/restore"), ...options }, id);
  }

  /** For compliance: nobody deletes it until it is released. */
  hold(id: string, hold: RecordingHold, options: CallOptions = {}): Promise<Recording> {
    return this.#change({ method: "POST", path: at(id, "/holds"), body: hold, ...options }, id);
  }

  releaseHold(id: string, release: RecordingHoldRelease, options: CallOptions = {}): Promise<Recording> {
    return this.#change({ method: "DELETE", path: at(id, "/holds"), body: release, ...options }, id);
  }

  /** Says whether you agree to be recorded in a meeting; the last answer counts. */
  async consent(meetingId: string, id: string, consent: boolean, options: CallOptions = {}): Promise<void> {
    const path = `/meetings/${encodeURIComponent(meetingId)}/recordings/${encodeURIComponent(id)}/consent`;
    await this.http.json({ method: "POST", path, body: { consent }, ...options });
  }

  /** The log of one recording, after a sequence, to its present end. */
  async *events(id: string, { after = 0, limit, ...options }: CallOptions & { after?: number; limit?: number } = {}): AsyncGenerator<RecordingEvent> {
    for (let last = after, more = true; more; ) {
      const query = { after: last, limit };
      const page = await this.http.json<{ events: { sequence: number }[]; has_more: boolean }>({ method: "GET", path: at(id, "/events"), query, ...options });
      for (const it of page.events) {
        last = it.sequence;
        yield named<RecordingEvent>(it, "eventId");
      }
      more = page.has_more && page.events.length > 0;
    }
  }

  /** A picture of it, as a response whose body streams. */
  async thumbnail(id: string, options: CallOptions = {}): Promise<Response> {
    return this.http.send({ method: "GET", path: at(id, "/thumbnail"), headers: { Accept: "*/*" }, ...options });
  }

  /**
   * Puts the bytes of a cloud recording where they belong, in parts that are checked one by one, and completes it.
   * The bytes go straight to the object store.
   */
  async upload(id: string, data: Blob | ArrayBuffer | Uint8Array, options: UploadOptions = {}): Promise<Recording> {
    const blob = data instanceof Blob ? data : new Blob([data as BlobPart]);
    const size = Math.max(options.partSize ?? PART_SIZE, Math.ceil(blob.size / MOST_PARTS));
    const parts = Array.from({ length: Math.max(1, Math.ceil(blob.size / size)) }, (_, i) => blob.slice(i * size, (i + 1) * size));
    let done = 0;
    let next = 0;
    const worker = async () => {
      for (let i = next++; i < parts.length; i = next++) {
        await this.#part(id, i + 1, parts[i] as Blob, options.signal);
        done += (parts[i] as Blob).size;
        options.onProgress?.({ done, total: blob.size });
      }
    };
    await Promise.all(Array.from({ length: Math.min(options.concurrency ?? 3, parts.length) }, worker));
    return this.complete(id, { signal: options.signal });
  }

  /** Asks for the address of one part, for whoever puts the bytes there by other means. */
  async requestPart(id: string, partNumber: number, size: number, sha256: string, options: CallOptions = {}): Promise<PartUpload> {
    const body = { partNumber, size, sha256 };
    const wire = await this.http.json<{ headers: Record<string, string> }>({ method: "POST", path: at(id, "/parts"), body, ...options });
    return { ...(toCamel(wire) as unknown as PartUpload), headers: wire.headers };
  }

  complete(id: string, options: CallOptions = {}): Promise<Recording> {
    return this.#change({ method: "POST", path: at(id, "/complete"), ...options }, id);
  }

  /** Resolves when what comes after the upload is done: `completed` or `failed`. Rejects with TIMEOUT after a minute, or `timeoutMs`. */
  async processed(id: string, { timeoutMs = 60_000, ...options }: CallOptions & { timeoutMs?: number } = {}): Promise<Recording> {
    const until = Date.now() + timeoutMs;
    for (;;) {
      const now = await this.get(id, options);
      if (now.processingStatus !== "processing" && now.processingStatus !== "uploading") return now;
      if (Date.now() > until) throw new ConnectionError({ code: "TIMEOUT", message: `${id} is still ${now.processingStatus}` });
      await sleep(250 + restBefore(2), options.signal);
    }
  }

  /** The bytes, as a response whose body streams; its `content-length` says how many there are. */
  async download(id: string, options: CallOptions = {}): Promise<Response> {
    return this.http.send({ method: "GET", path: at(id, "/download"), headers: { Accept: "*/*" }, streamed: true, ...options });
  }

  async #part(id: string, number: number, part: Blob, signal: AbortSignal | undefined): Promise<void> {
    const bytes = await part.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const sha256 = Array.from(digest, (it) => it.toString(16).padStart(2, "0")).join("");
    for (let attempt = 1; ; attempt++) {
      // Asked anew each time: an address is good for minutes.
      const { uploadUrl, method, headers } = await this.requestPart(id, number, part.size, sha256, { signal });
      const failure = await this.#put(uploadUrl, method, headers, bytes, signal);
      if (failure === undefined) return;
      if (attempt > this.http.settings.maxRetries) throw failure;
      await sleep(restBefore(attempt), signal);
    }
  }

  async #put(url: string, method: string, headers: Record<string, string>, body: ArrayBuffer, signal: AbortSignal | undefined): Promise<VideoConfError | undefined> {
    try {
      const response = await this.http.settings.fetch(url, { method, headers, body, signal: signal ?? null });
      await response.arrayBuffer();
      if (response.ok) return undefined;
      return errorOf({ code: "STORAGE_UNAVAILABLE", message: `The object store refused a part with ${response.status}.`, status: response.status });
    } catch (cause) {
      signal?.throwIfAborted();
      return new ConnectionError({ code: "CONNECTION_FAILED", message: "The object store cannot be reached.", cause });
    }
  }

  async #change(request: Parameters<Http["answer"]>[0], id: string): Promise<Recording> {
    const wire = await settled(this.http, request, at(id), "version");
    if (wire["recording_id"] === undefined) throw errorFromWire(undefined);
    return recording(wire);
  }
}

function at(id: string, path = ""): string {
  return "/recordings/" + encodeURIComponent(id) + path;
}
