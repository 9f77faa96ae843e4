import type { CallOptions, Http } from "../http.js";
import {
  named, type Attendance, type ChatMessage, type Explanation, type HistoryEntry, type HistoryProof, type IceServers, type JoinRequest, type JoinTicket, type Meeting,
  type MeetingChange, type MeetingCreated, type MeetingEvent, type MeetingRequest, type MeetingRow, type MeetingStatus,
  type Participant, type ParticipantChange, type Report,
} from "../models.js";
import { toCamel } from "../names.js";
import { listOf, type List, type ListOptions } from "../paging.js";
import { settled } from "./settled.js";
import { pages, watch, type WatchOptions } from "./events.js";

export interface AsOf extends CallOptions {
  /** The meeting as it was at this time. */
  asOf?: string | Date;
  /** The meeting as it was after this fact. */
  asOfSequence?: number;
}

const meeting = (wire: unknown) => named<Meeting>(wire, "meetingId");
const participant = (wire: unknown) => named<Participant>(wire, "participantId");

/** Meetings: their life, their people, their log. */
export class Meetings {
  constructor(private readonly http: Http) {}

  /** Schedules a meeting; without a start time it begins at once. */
  async create(request: MeetingRequest, options: CallOptions = {}): Promise<MeetingCreated> {
    const wire = await this.http.json({ method: "POST", path: "/meetings", body: request, ...options });
    return named<MeetingCreated>(wire, "meetingId");
  }

  async get(id: string, { asOf, asOfSequence, ...options }: AsOf = {}): Promise<Meeting> {
    return meeting(await this.http.json({ method: "GET", path: at(id), query: { asOf, asOfSequence }, ...options }));
  }

  /** By the number that people read out, such as 123-456-789. */
  async getByNumber(number: string, options: CallOptions = {}): Promise<Meeting> {
    return meeting(await this.http.json({ method: "GET", path: "/meetings/by-number/" + encodeURIComponent(number), ...options }));
  }

  /** Those that you own, are invited to or have been in. */
  list(options: ListOptions & { status?: MeetingStatus } = {}): List<MeetingRow> {
    return listOf(this.http, "/users/me/meetings", "meetings", (it) => named<MeetingRow>(it, "meetingId"), { ...options });
  }

  update(id: string, change: MeetingChange, options: CallOptions = {}): Promise<Meeting> {
    return this.#change({ method: "PATCH", path: at(id), body: change, ...options }, id);
  }

  /** Cancels a meeting that has not begun. */
  async cancel(id: string, options: CallOptions = {}): Promise<void> {
    await this.http.json({ method: "DELETE", path: at(id), ...options });
  }

  start(id: string, options: CallOptions = {}): Promise<Meeting> {
    return this.#post(id, "/start", undefined, options);
  }

  end(id: string, options: CallOptions = {}): Promise<Meeting> {
    return this.#post(id, "/end", undefined, options);
  }

  /** Nobody comes in any more who does not belong. */
  lock(id: string, options: CallOptions = {}): Promise<Meeting> {
    return this.#post(id, "/lock", undefined, options);
  }

  unlock(id: string, options: CallOptions = {}): Promise<Meeting> {
    return this.#post(id, "/unlock", undefined, options);
  }

  muteAll(id: string, { allowSelfUnmute, ...options }: CallOptions & { allowSelfUnmute?: boolean } = {}): Promise<Meeting> {
    return this.#post(id, "/mute-all", allowSelfUnmute === undefined ? undefined : { allowSelfUnmute }, options);
  }

  transferHost(id: string, participantId: string, options: CallOptions = {}): Promise<Meeting> {
    return this.#post(id, "/host", { participantId }, options);
  }

  admit(id: string, participantId: string, options: CallOptions = {}): Promise<Meeting> {
    return this.#post(id, `/waiting-room/${encodeURIComponent(participantId)}/admit`, undefined, options);
  }

  deny(id: string, participantId: string, options: CallOptions = {}): Promise<Meeting> {
    return this.#post(id, `/waiting-room/${encodeURIComponent(participantId)}/deny`, undefined, options);
  }

  admitAll(id: string, options: CallOptions = {}): Promise<Meeting> {
    return this.#post(id, "/waiting-room/admit-all", undefined, options);
  }

  /** Reports somebody, and with `remove` puts them out at once. */
  report(id: string, report: Report, options: CallOptions = {}): Promise<Meeting> {
    return this.#post(id, "/reports", report, options);
  }

  async invite(id: string, emails: readonly string[], options: CallOptions = {}): Promise<Participant[]> {
    const wire = await this.http.json<{ participants?: unknown[] }>({ method: "POST", path: at(id, "/participants"), body: { emails }, ...options });
    return (wire.participants ?? []).map(participant);
  }

  participants(id: string, options: ListOptions = {}): List<Participant> {
    return listOf(this.http, at(id, "/participants"), "participants", participant, { ...options });
  }

  /** Changes a role, or what somebody may send. */
  async updateParticipant(id: string, participantId: string, change: ParticipantChange, options: CallOptions = {}): Promise<Participant> {
    const path = at(id, "/participants/" + encodeURIComponent(participantId));
    return participant(await this.http.json({ method: "PATCH", path, body: change, ...options }));
  }

  /** Puts somebody out; with `ban` for good. */
  async removeParticipant(id: string, participantId: string, { ban, ...options }: CallOptions & { ban?: boolean } = {}): Promise<void> {
    const path = at(id, "/participants/" + encodeURIComponent(participantId));
    await this.http.json({ method: "DELETE", path, query: { ban }, ...options });
  }

  /** Asks to be let in, without a live connection; see `VideoConfSDK.join` for one with it. */
  async requestToJoin(id: string, request: JoinRequest, options: CallOptions = {}): Promise<JoinTicket> {
    return toCamel(await this.http.json<object>({ method: "POST", path: at(id, "/join"), body: request, ...options })) as JoinTicket;
  }

  async iceServers(id: string, options: CallOptions = {}): Promise<IceServers> {
    return toCamel(await this.http.json<object>({ method: "GET", path: at(id, "/ice-servers"), ...options })) as IceServers;
  }

  chat(id: string, options: ListOptions = {}): List<ChatMessage> {
    return listOf(this.http, at(id, "/chat"), "messages", (it) => named<ChatMessage>(it, "messageId"), { ...options });
  }

  attendance(id: string, options: CallOptions = {}): List<Attendance> {
    return listOf(this.http, at(id, "/attendance"), "attendance", (it) => toCamel(it) as Attendance, { ...options });
  }

  /** The same for a spreadsheet. */
  async attendanceCsv(id: string, options: CallOptions = {}): Promise<string> {
    return (await this.http.send({ method: "GET", path: at(id, "/attendance"), headers: { Accept: "text/csv" }, ...options })).text();
  }

  /** The log as you may see it, after a sequence, to its present end. */
  events(id: string, options: CallOptions & { after?: number; limit?: number } = {}): AsyncGenerator<MeetingEvent> {
    return pages(this.http, at(id, "/events"), options);
  }

  /** The log as it goes on, until the meeting is over. A cut is mended: nothing is missed, nothing comes twice. */
  watch(id: string, options: WatchOptions = {}): AsyncGenerator<MeetingEvent> {
    return watch(this.http, at(id), options);
  }

  /** The audit view: every fact and every refused command, with who, through which door, under which request. */
  history(id: string, options: ListOptions = {}): List<HistoryEntry> {
    return listOf(this.http, at(id, "/history"), "history", (it) => named<HistoryEntry>(it, "eventId"), { ...options });
  }

  /** That a fact of the log is in the ledger, unchanged. */
  async proof(id: string, sequence: number, options: CallOptions = {}): Promise<HistoryProof> {
    return toCamel(await this.http.json<object>({ method: "GET", path: at(id, "/history/proof"), query: { sequence }, ...options })) as HistoryProof;
  }

  /** Why something is so with a participant: the one chain of facts that made it so, and what was refused around it. */
  async explain(
    id: string,
    participant: string,
    field: Explanation["field"],
    { at: moment, atSequence, ...options }: CallOptions & { at?: string | Date; atSequence?: number } = {},
  ): Promise<Explanation> {
    const query = { participant, field, at: moment, atSequence };
    return toCamel(await this.http.json<object>({ method: "GET", path: at(id, "/explain"), query, ...options })) as Explanation;
  }

  #post(id: string, path: string, body: unknown, options: CallOptions): Promise<Meeting> {
    return this.#change({ method: "POST", path: at(id, path), body, ...options }, id);
  }

  async #change(request: Parameters<Http["answer"]>[0], id: string): Promise<Meeting> {
    return meeting(await settled(this.http, request, at(id), "sequence"));
  }
}

function at(id: string, path = ""): string {
  return "/meetings/" + encodeURIComponent(id) + path;
}
