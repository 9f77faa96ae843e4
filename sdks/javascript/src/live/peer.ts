import type { Candidate, SessionDescription } from "./signals.js";

export interface Wire {
  offer(description: SessionDescription): Promise<void>;
  answer(description: SessionDescription): Promise<void>;
  candidate(candidate: Candidate): Promise<void>;
}

export interface PeerListener {
  track(track: MediaStreamTrack, stream: MediaStream, source: "camera" | "screen"): void;
  removed(track: MediaStreamTrack, stream: MediaStream): void;
  state(state: RTCPeerConnectionState): void;
}

export interface Published {
  stream: MediaStream;
  source: "camera" | "screen";
}

/** An attribute of ours; who does not know it leaves it alone, as SDP asks. */
const SOURCE = "a=x-videoconf-source:";

/**
 * The connection to one other participant, negotiated perfectly: both sides may offer at any time, and when both do, the
 * polite one gives way. A side that has begun anew (a page loaded again) shows by another session id in its description;
 * then this side begins anew as well.
 */
export class Peer {
  #pc: RTCPeerConnection;
  #makingOffer = false;
  #ignoresOffer = false;
  #settingAnswer = false;
  #theirSession: string | undefined;
  #screens = new Set<string>();
  #closed = false;

  constructor(
    private readonly polite: boolean,
    private readonly servers: RTCIceServer[],
    private readonly wire: Wire,
    private readonly listener: PeerListener,
    private readonly published: () => Iterable<Published>,
  ) {
    this.#pc = this.#open();
  }

  get connection(): RTCPeerConnection {
    return this.#pc;
  }

  publish({ stream }: Published): void {
    const sending = new Set(this.#pc.getSenders().map((it) => it.track));
    for (const track of stream.getTracks()) if (!sending.has(track)) this.#pc.addTrack(track, stream);
  }

  unpublish(stream: MediaStream): void {
    const tracks = new Set<MediaStreamTrack | null>(stream.getTracks());
    for (const sender of this.#pc.getSenders()) if (sender.track !== null && tracks.has(sender.track)) this.#pc.removeTrack(sender);
  }

  /** After a cut: what may not have arrived is said again, and a path that broke is looked for anew. */
  async mend(): Promise<void> {
    if (this.#closed) return;
    const description = this.#pc.localDescription;
    if (this.#pc.signalingState === "have-local-offer" && description !== null) await this.#offer(description);
    else if (["failed", "disconnected"].includes(this.#pc.connectionState)) this.#pc.restartIce();
  }

  async hearDescription(description: RTCSessionDescriptionInit): Promise<void> {
    const session = /^o=\S+ (\S+)/m.exec(description.sdp ?? "")?.[1];
    if (this.#theirSession !== undefined && session !== this.#theirSession) {
      this.#theirSession = description.type === "offer" ? session : undefined;
      this.#again();
      if (description.type === "answer") return; // to an offer of the connection that is gone; a new one follows
    }
    this.#theirSession = session;
    const pc = this.#pc;
    const ready = !this.#makingOffer && (pc.signalingState === "stable" || this.#settingAnswer);
    const collides = description.type === "offer" && !ready;
    this.#ignoresOffer = !this.polite && collides;
    if (this.#ignoresOffer) return;
    if (description.type === "answer" && pc.signalingState !== "have-local-offer") return; // to an offer said twice
    this.#screens = new Set([...(description.sdp ?? "").matchAll(/^a=x-videoconf-source:(\S+) screen/gm)].map((it) => it[1] as string));
    this.#settingAnswer = description.type === "answer";
    try {
      await pc.setRemoteDescription(description);
    } finally {
      this.#settingAnswer = false;
    }
    if (description.type === "offer" && pc === this.#pc) {
      await pc.setLocalDescription();
      if (pc.localDescription !== null) await this.wire.answer(this.#said(pc.localDescription));
    }
  }

  async hearCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    try {
      await this.#pc.addIceCandidate(candidate);
    } catch (failure) {
      // One for an offer that was not taken, or for a connection that has begun anew: not needed.
      if (!this.#ignoresOffer && this.#pc.remoteDescription !== null && this.#pc.connectionState !== "connected") throw failure;
    }
  }

  close(): void {
    this.#closed = true;
    this.#shut();
  }

  #open(): RTCPeerConnection {
    const pc = new RTCPeerConnection({ iceServers: this.servers });
    pc.onnegotiationneeded = () => void this.#negotiate(pc);
    pc.onicecandidate = ({ candidate }) => {
      if (candidate !== null && candidate.candidate !== "") {
        const { sdpMLineIndex, sdpMid } = candidate;
        void this.wire.candidate({ candidate: candidate.candidate, sdpMLineIndex, sdpMid }).catch(() => {}); // others follow
      }
    };
    pc.onconnectionstatechange = () => {
      if (pc !== this.#pc || this.#closed) return;
      if (pc.connectionState === "failed") pc.restartIce();
      this.listener.state(pc.connectionState);
    };
    pc.ontrack = ({ track, streams: [stream] }) => {
      if (stream === undefined) return;
      stream.onremovetrack = ({ track: removed }) => this.listener.removed(removed, stream);
      this.listener.track(track, stream, this.#screens.has(stream.id) ? "screen" : "camera");
    };
    for (const { stream } of this.published()) for (const track of stream.getTracks()) pc.addTrack(track, stream);
    return pc;
  }

  async #negotiate(pc: RTCPeerConnection): Promise<void> {
    try {
      this.#makingOffer = true;
      await pc.setLocalDescription();
      if (pc.localDescription !== null && pc === this.#pc) await this.#offer(pc.localDescription);
    } catch {
      // They are not there just now. When they are, `mend` says it again.
    } finally {
      this.#makingOffer = false;
    }
  }

  async #offer(description: RTCSessionDescription): Promise<void> {
    await this.wire.offer(this.#said(description));
  }

  /** Says which of the streams is a screen. */
  #said(description: RTCSessionDescription): SessionDescription {
    const screens = [...this.published()].filter((it) => it.source === "screen");
    return { type: description.type, sdp: description.sdp + screens.map((it) => `${SOURCE}${it.stream.id} screen\r\n`).join("") };
  }

  #again(): void {
    this.#shut();
    this.#makingOffer = this.#settingAnswer = this.#ignoresOffer = false;
    this.#pc = this.#open();
  }

  #shut(): void {
    const pc = this.#pc;
    pc.onnegotiationneeded = pc.onicecandidate = pc.onconnectionstatechange = pc.ontrack = null;
    pc.close();
  }
}
