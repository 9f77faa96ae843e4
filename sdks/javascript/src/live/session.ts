import { ConnectionError, errorFromWire, errorOf, hasCode, type VideoConfError } from "../errors.js";
import { toCamel, toSnake } from "../names.js";
import type { Tokens } from "../tokens.js";
import type { IceServers } from "../models.js";
import { Asks } from "./asks.js";
import { Connection, type Ack } from "./connection.js";
import { Media } from "./media.js";
import { Roster } from "./roster.js";
import {
  FACTS, SIGNALS, type Candidate, type CloseReason, type Facts, type LiveParticipant, type MeetingInfo, type MeetingJoined,
  type SessionDescription, type SessionEvents, type Signals,
} from "./signals.js";

export interface JoinOptions {
  displayName?: string;
  avatarUrl?: string;
  deviceType?: string;
  /** Whether you can send a picture, and in a browser whether the camera is opened and sent. */
  video?: boolean;
  /** The same for sound and the microphone. */
  audio?: boolean;
  screenShare?: boolean;
  /** The meeting's. */
  password?: string;
  /** What to send instead of camera and microphone; false sends nothing until `media.publish`. */
  media?: MediaStream | false;
  /** The last sequence that you saw in an earlier life: everything since then is told again. */
  resumeFrom?: number;
  /** For each ask; 15 s unless said otherwise. */
  timeoutMs?: number;
  /** Transports of Socket.IO; WebSocket unless said otherwise. */
  transports?: ("websocket" | "polling")[];
}

/** What a session needs of its client. */
export interface Surroundings {
  baseUrl: string;
  tokens: Tokens;
  iceServers(meetingId: string): Promise<IceServers>;
}

const PATIENCE_MS = 15_000;

/** One person's live part in one meeting. It survives cuts: what was missed is told, in order, once. */
export class Session extends Asks {
  /** Sending and receiving sound, pictures and screens, in browsers. */
  readonly media: Media;
  readonly #roster = new Roster();
  readonly #connection: Connection;
  #info: MeetingInfo | undefined;
  #self = "";
  #last: number | undefined;
  #snapshot = 0;
  #status: "joining" | "waiting" | "joined" | "closed" = "joining";
  #tokenEnded = false;
  #shutOut: VideoConfError | undefined;
  #held: (() => void)[] | undefined = [];
  #first: { resolve: () => void; reject: (why: VideoConfError) => void } | undefined;

  private constructor(
    readonly meetingId: string,
    surroundings: Surroundings,
    private readonly options: JoinOptions,
  ) {
    super();
    this.#last = options.resumeFrom;
    const patience = options.timeoutMs ?? PATIENCE_MS;
    this.#connection = new Connection(surroundings.baseUrl, surroundings.tokens, {
      join: () => this.#join(),
      heard: (event, body) => this.#heard(event, body),
      lost: (reason) => this.#say(() => this.tell("connection_lost", { reason })),
      ended: (byServer, error) => this.#ended(byServer, error),
    }, patience, options.transports);
    this.media = new Media(this, {
      iceServers: () => surroundings.iceServers(meetingId),
      self: () => this.#self,
      found: (track) => this.#say(() => this.tell("track", track)),
      gone: (track) => this.#say(() => this.tell("track_removed", track)),
      failed: (error) => this.#say(() => this.tell("error", error)),
    });
  }

  /** Comes in, or into the waiting room; see `status`. */
  static async join(meetingId: string, surroundings: Surroundings, options: JoinOptions): Promise<Session> {
    const session = new Session(meetingId, surroundings, options);
    const patience = options.timeoutMs ?? PATIENCE_MS;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => late(), patience);
      const late = () => {
        session.#connection.close();
        reject(new ConnectionError({ code: "TIMEOUT", message: `not in the meeting within ${patience} ms` }));
      };
      session.#first = {
        resolve: () => (clearTimeout(timer), resolve()),
        reject: (why) => (clearTimeout(timer), reject(why)),
      };
      session.#connection.open();
    });
    if (session.status === "joined") await session.media.begin(options);
    else session.once("meeting_joined", () => void session.media.begin(options));
    // Listeners are added after this resolves: until then, what is told is held back.
    setTimeout(() => session.#letGo(), 0);
    return session;
  }

  get status(): "joining" | "waiting" | "joined" | "closed" {
    return this.#status;
  }

  /** Your own id in this meeting. */
  get participantId(): string {
    return this.#self;
  }

  get meeting(): MeetingInfo | undefined {
    return this.#info;
  }

  /** Who is in, you too, as the facts say. */
  get participants(): ReadonlyMap<string, LiveParticipant> {
    return this.#roster.people;
  }

  /** The last fact that you were told. */
  get sequence(): number {
    return this.#last ?? 0;
  }

  /** Resolves when you are in; at once when you are, and after the waiting room otherwise. */
  async admitted(): Promise<void> {
    if (this.#status === "joined") return;
    await new Promise<void>((resolve, reject) => {
      this.once("meeting_joined", () => resolve());
      this.once("closed", ({ reason, error }) =>
        reject(error ?? errorOf({ code: "INVALID_STATE", message: `not let in: ${reason}`, status: 409 })),
      );
    });
  }


  ask(event: string, payload: object = {}): Promise<Ack> {
    return this.#connection.ask(event, { meeting_id: this.meetingId, ...(toSnake(payload) as object) });
  }

  /** Leaves for good, and closes the session. */
  async leave(): Promise<void> {
    if (this.#status === "closed") return;
    await this.ask("leave_meeting").catch((failure: VideoConfError) => {
      if (!(failure instanceof ConnectionError)) throw failure;
    });
    this.#close("left");
  }

  /** WebRTC by hand; `media` does it by itself. */
  async sendOffer(to: string, offer: SessionDescription): Promise<void> {
    await this.#pass("webrtc_offer", to, { offer });
  }

  async sendAnswer(to: string, answer: SessionDescription): Promise<void> {
    await this.#pass("webrtc_answer", to, { answer });
  }

  async sendCandidate(to: string, candidate: Candidate): Promise<void> {
    await this.#pass("ice_candidate", to, { candidate });
  }

  /** What is passed on keeps the names that browsers give it. */
  #pass(event: keyof Signals, to: string, content: object): Promise<Ack> {
    return this.#connection.ask(event, { meeting_id: this.meetingId, target_participant_id: to, ...content });
  }

  async #join(): Promise<void> {
    const { displayName, avatarUrl, deviceType, audio, video, screenShare, password } = this.options;
    const ask: Record<string, unknown> = {
      meeting_id: this.meetingId,
      user_info: toSnake({ displayName, avatarUrl, deviceType }),
      capabilities: toSnake({ audio: audio ?? true, video: video ?? true, screenShare: screenShare ?? true }),
    };
    if (password !== undefined) ask["password"] = password;
    const from = this.#last;
    if (from !== undefined) ask["resume_from"] = from;
    const ack = await this.#connection.askNow("join_meeting", ask);
    this.#self = (ack["your_participant_id"] ?? ack["participant_id"]) as string;
    if (ack["status"] === "waiting") {
      this.#status = "waiting";
      this.#first?.resolve();
    } else if (this.#first === undefined && from !== undefined) {
      this.#say(() => this.tell("resumed", { from }));
    }
  }

  #heard(event: string, wire: unknown): void {
    if ((FACTS as readonly string[]).includes(event)) this.#fact(event as keyof Facts, toCamel(wire) as Facts[keyof Facts]);
    else if (event === "meeting_joined") this.#joined(toCamel(wire) as MeetingJoined);
    else if (event === "error") this.#troubled(errorFromWire((wire as { error?: object }).error));
    else if ((SIGNALS as readonly string[]).includes(event)) {
      // Passed on as it came: what is in it is the browsers'.
      const { meeting_id, from_participant_id, ...content } = wire as Record<string, unknown>;
      const signal = { meetingId: meeting_id, fromParticipantId: from_participant_id, ...content } as Signals[keyof Signals];
      void this.media.hear(event as keyof Signals, signal);
      this.#say(() => this.tell(event as keyof Signals, signal));
    } else this.#say(() => this.tell(event as "server_draining", toCamel(wire) as { graceMs: number }));
  }

  #joined(joined: MeetingJoined): void {
    this.#status = "joined";
    this.#self = joined.yourParticipantId;
    this.#info = joined.meetingInfo;
    this.#snapshot = joined.sequence;
    this.#last ??= joined.sequence;
    this.#roster.take(joined.meetingInfo);
    this.media.meet(this.#roster.people);
    this.#first?.resolve();
    this.#first = undefined;
    this.#say(() => this.tell("meeting_joined", joined));
  }

  #fact<K extends keyof Facts>(name: K, fact: Facts[K]): void {
    const last = this.#last;
    if (last !== undefined && fact.sequence <= last) return; // told before
    if (last !== undefined && fact.previousSequence > last) {
      this.#connection.again(); // something is missing: come back, and be told it
      return;
    }
    this.#last = fact.sequence;
    this.#roster.hear(name, fact);
    // The snapshot already knows what facts up to it did; peers are met by it.
    if (fact.sequence > this.#snapshot) this.media.follow(this.#roster.people, name, fact);
    this.#say(() => {
      this.tell(name, fact as SessionEvents[K]);
      this.tell("fact", { name, body: fact });
    });
    if (name === "meeting_ended") this.#close("meeting_ended");
    if (name === "participant_left" && (fact as Facts["participant_left"]).participantId === this.#self) {
      this.#left((fact as Facts["participant_left"]).reason);
    }
  }

  #left(reason: string): void {
    if (this.#last !== undefined && this.#last <= this.#snapshot) return; // of a time before this
    const reasons: Record<string, CloseReason> = { denied: "denied", removed: "removed", banned: "removed", meeting_ended: "meeting_ended" };
    if (reason !== "meeting_ended") this.#close(reasons[reason] ?? "left"); // of the end itself they are told yet
  }

  #troubled(error: VideoConfError): void {
    if (hasCode(error, "INVALID_TOKEN")) this.#tokenEnded = true;
    if (hasCode(error, "ACCOUNT_SUSPENDED")) this.#shutOut = error;
    this.#say(() => this.tell("error", error));
  }

  #ended(byServer: boolean, error: VideoConfError | undefined): void {
    if (this.#status === "closed") return;
    if (this.#shutOut !== undefined) {
      this.#close("failed", this.#shutOut);
    } else if (!byServer) {
      this.#close(this.#first === undefined ? "failed" : "refused", error);
    } else if (this.#tokenEnded) {
      this.#tokenEnded = false;
      this.#say(() => this.tell("connection_lost", { reason: "token_expired" }));
      void this.#connection.renewed().then((mended) => {
        if (!mended) this.#close("failed", errorOf({ code: "INVALID_TOKEN", message: "The token is not good any more.", status: 401 }));
      });
    } else {
      this.#close("replaced");
    }
  }

  #close(reason: CloseReason, error?: VideoConfError): void {
    if (this.#status === "closed") return;
    this.#status = "closed";
    this.#connection.close();
    this.media.close();
    if (this.#first !== undefined) {
      this.#first.reject(error ?? errorOf({ code: "INVALID_STATE", message: `not in the meeting: ${reason}`, status: 409 }));
      this.#first = undefined;
    }
    this.#say(() => this.tell("closed", { reason, error }));
  }

  #say(what: () => void): void {
    if (this.#held === undefined) what();
    else this.#held.push(what);
  }

  #letGo(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    held.forEach((it) => it());
  }
}
