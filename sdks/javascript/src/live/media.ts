import { errorOf, type VideoConfError } from "../errors.js";
import type { IceServers } from "../models.js";
import { Peer, type Published } from "./peer.js";
import type { JoinOptions, Session } from "./session.js";
import type { Facts, LiveParticipant, RemoteTrack, Signals } from "./signals.js";

export interface MediaSurroundings {
  iceServers(): Promise<IceServers>;
  self(): string;
  found(track: RemoteTrack): void;
  gone(track: RemoteTrack): void;
  failed(error: VideoConfError): void;
}

export interface ScreenOptions {
  /** A stream that is shared instead of asking the user for one. */
  stream?: MediaStream;
  /** Sound as well, where the browser can. */
  audio?: boolean;
}

/**
 * Sound, pictures and screens between browsers. Publish a stream, and everybody in the meeting receives it, those who come
 * later too; what others publish comes as the session's event `track`. Elsewhere than in browsers it does nothing.
 */
export class Media {
  readonly #published = new Map<string, Published>();
  readonly #peers = new Map<string, Promise<Peer>>();
  readonly #tracks = new Map<string, RemoteTrack[]>();
  #people: ReadonlyMap<string, LiveParticipant> = new Map();
  #servers: { list: RTCIceServer[]; until: number } | undefined;
  #closed = false;

  constructor(
    private readonly session: Session,
    private readonly around: MediaSurroundings,
  ) {}

  /** Whether this place can send and receive. */
  get isSupported(): boolean {
    return typeof RTCPeerConnection === "function";
  }

  /** What you send. */
  get streams(): MediaStream[] {
    return [...this.#published.values()].map((it) => it.stream);
  }

  /** What others send. */
  get tracks(): RemoteTrack[] {
    return [...this.#tracks.values()].flat();
  }

  /** Sends a stream to everybody, now and later. */
  async publish(stream: MediaStream, source: "camera" | "screen" = "camera"): Promise<void> {
    const published = { stream, source };
    this.#published.set(stream.id, published);
    await Promise.all(this.#others().map(async (it) => (await this.#peer(it)).publish(published)));
  }

  async unpublish(stream: MediaStream): Promise<void> {
    if (!this.#published.delete(stream.id)) return;
    await Promise.all([...this.#peers.values()].map(async (it) => (await it).unpublish(stream)));
  }

  /** Shares a screen until `stopSharing`, or until the user ends it in the browser. Refused, nothing is shared. */
  async shareScreen({ stream: given, audio = true }: ScreenOptions = {}): Promise<MediaStream> {
    const stream = given ?? (await navigator.mediaDevices.getDisplayMedia({ video: true, audio }));
    const track = stream.getVideoTracks()[0];
    const { width, height, frameRate } = track?.getSettings() ?? {};
    const screenInfo = width && height ? { width, height, frameRate: Math.max(1, Math.round(frameRate ?? 30)) } : undefined;
    try {
      await this.session.ask("start_screen_share", { screenInfo });
    } catch (refused) {
      if (given === undefined) stream.getTracks().forEach((it) => it.stop());
      throw refused;
    }
    track?.addEventListener("ended", () => void this.stopSharing().catch((it: VideoConfError) => this.around.failed(it)));
    await this.publish(stream, "screen");
    return stream;
  }

  async stopSharing(): Promise<void> {
    const screens = [...this.#published.values()].filter((it) => it.source === "screen");
    if (screens.length === 0) return;
    for (const { stream } of screens) {
      await this.unpublish(stream);
      stream.getTracks().forEach((it) => it.stop());
    }
    await this.session.ask("stop_screen_share");
  }

  /** Lets what you send of a kind through, or not; screens are left alone. */
  enable(kind: "audio" | "video", enabled: boolean): void {
    for (const { stream, source } of this.#published.values()) {
      if (source === "camera") stream.getTracks().filter((it) => it.kind === kind).forEach((it) => (it.enabled = enabled));
    }
  }

  /** The browser's figures of the connection to one participant. */
  async stats(participantId: string): Promise<RTCStatsReport | undefined> {
    return (await this.#peers.get(participantId))?.connection.getStats();
  }

  /** The browser's own connection to one participant, for what is not covered here. */
  async connectionTo(participantId: string): Promise<RTCPeerConnection | undefined> {
    return (await this.#peers.get(participantId))?.connection;
  }

  /** Camera and microphone, as the joining asked for. Without them the meeting goes on. */
  async begin({ media, audio = false, video = false }: JoinOptions): Promise<void> {
    if (!this.isSupported || media === false || this.#published.size > 0) return;
    try {
      const stream = media ?? (audio || video ? await navigator.mediaDevices.getUserMedia({ audio, video }) : undefined);
      if (stream !== undefined) await this.publish(stream);
    } catch (cause) {
      const message = `No camera or microphone: ${cause instanceof Error ? cause.message : String(cause)}`;
      this.around.failed(errorOf({ code: "MEDIA_FAILED", message, cause }));
      void this.session.reportConnection("MEDIA_FAILED", undefined, message.slice(0, 200)).catch(() => {});
    }
  }

  /** The snapshot: who is in now. Also after a cut. */
  meet(people: ReadonlyMap<string, LiveParticipant>): void {
    this.#people = people;
    if (!this.isSupported) return;
    for (const id of this.#peers.keys()) if (!people.has(id)) this.#drop(id);
    if (this.#published.size > 0) this.#others().forEach((it) => void this.#peer(it));
    for (const peer of this.#peers.values()) void peer.then((it) => it.mend());
  }

  follow<K extends keyof Facts>(people: ReadonlyMap<string, LiveParticipant>, name: K, fact: Facts[K]): void {
    this.#people = people;
    const self = this.around.self();
    if (people.get(self)?.isMuted === true) this.enable("audio", false); // also when a host did it
    if (!this.isSupported) return;
    if (name === "participant_left") {
      this.#drop((fact as Facts["participant_left"]).participantId);
    } else if (name === "participant_joined" || name === "participant_updated") {
      const { participantId } = fact as Facts["participant_joined"];
      if (participantId === self) return;
      const known = this.#peers.get(participantId);
      if (known !== undefined) void known.then((it) => it.mend());
      else if (this.#published.size > 0) void this.#peer(participantId);
    }
  }

  async hear<K extends keyof Signals>(name: K, signal: Signals[K]): Promise<void> {
    if (!this.isSupported || this.#closed) return;
    try {
      const peer = await this.#peer(signal.fromParticipantId);
      if (name === "webrtc_offer") await peer.hearDescription((signal as Signals["webrtc_offer"]).offer as RTCSessionDescriptionInit);
      if (name === "webrtc_answer") await peer.hearDescription((signal as Signals["webrtc_answer"]).answer as RTCSessionDescriptionInit);
      if (name === "ice_candidate") await peer.hearCandidate((signal as Signals["ice_candidate"]).candidate);
    } catch (cause) {
      this.#failed(signal.fromParticipantId, "PEER_CONNECTION_FAILED", cause instanceof Error ? cause.message : String(cause), cause);
    }
  }

  close(): void {
    this.#closed = true;
    [...this.#peers.keys()].forEach((it) => this.#drop(it));
  }

  #others(): string[] {
    return this.isSupported && !this.#closed ? [...this.#people.keys()].filter((it) => it !== this.around.self()) : [];
  }

  #peer(id: string): Promise<Peer> {
    let peer = this.#peers.get(id);
    if (peer === undefined) {
      peer = this.#connect(id);
      this.#peers.set(id, peer);
      peer.catch((cause: VideoConfError) => {
        this.#peers.delete(id);
        this.around.failed(cause);
      });
    }
    return peer;
  }

  async #connect(id: string): Promise<Peer> {
    const servers = await this.#iceServers();
    const wire = {
      offer: (it: { type: string; sdp: string }) => this.session.sendOffer(id, it),
      answer: (it: { type: string; sdp: string }) => this.session.sendAnswer(id, it),
      candidate: (it: Parameters<Session["sendCandidate"]>[1]) => this.session.sendCandidate(id, it),
    };
    return new Peer(this.around.self() < id, servers, wire, {
      track: (track, stream, source) => this.#found(id, { participantId: id, participant: this.#people.get(id), source, track, stream }),
      removed: (track) => this.#lost(id, (it) => it.track === track),
      state: (state) => {
        if (state === "failed") this.#failed(id, "ICE_FAILED", "No path to the other participant was found; it is looked for anew.");
      },
    }, () => this.#published.values());
  }

  /** Credentials for TURN are good for a while only. */
  async #iceServers(): Promise<RTCIceServer[]> {
    if (this.#servers === undefined || this.#servers.until < Date.now()) {
      const { iceServers, expiresIn } = await this.around.iceServers();
      const list = iceServers.map(({ urls, username, credential }) => ({ urls, ...(username === undefined ? {} : { username, credential }) }));
      this.#servers = { list, until: Date.now() + expiresIn * 500 };
    }
    return this.#servers.list;
  }

  #found(id: string, found: RemoteTrack): void {
    this.#tracks.set(id, [...(this.#tracks.get(id) ?? []).filter((it) => it.track !== found.track), found]);
    this.around.found(found);
  }

  #lost(id: string, which: (it: RemoteTrack) => boolean): void {
    const all = this.#tracks.get(id) ?? [];
    this.#tracks.set(id, all.filter((it) => !which(it)));
    all.filter(which).forEach((it) => this.around.gone(it));
  }

  #drop(id: string): void {
    const peer = this.#peers.get(id);
    this.#peers.delete(id);
    void peer?.then((it) => it.close(), () => {});
    this.#lost(id, () => true);
    this.#tracks.delete(id);
  }

  #failed(id: string, code: "ICE_FAILED" | "PEER_CONNECTION_FAILED", message: string, cause?: unknown): void {
    this.around.failed(errorOf({ code, message, details: { participantId: id }, cause }));
    void this.session.reportConnection(code, id, message.slice(0, 200)).catch(() => {}); // the failure itself was told
  }
}
