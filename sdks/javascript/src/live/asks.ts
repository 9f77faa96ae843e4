import type { Ack } from "./connection.js";
import { Emitter } from "./emitter.js";
import type { Media } from "./media.js";
import type { Restrictions, SessionEvents } from "./signals.js";

export interface ChatOptions {
  /** A participant's id: nobody else sees it. */
  to?: string;
  /** A message's id. */
  replyTo?: string;
}

/** What a participant, and what a host, may ask of the meeting. Each resolves when it is done, and rejects with why not. */
export abstract class Asks extends Emitter<SessionEvents> {
  abstract readonly media: Media;

  /** Any ask of the contract, in its own words; what follows has names for them. */
  abstract ask(event: string, payload?: object): Promise<Ack>;

  async sendChat(content: string, { to, replyTo }: ChatOptions = {}): Promise<string> {
    const message = { type: "text", content, replyTo: replyTo ?? null, isPrivate: to !== undefined, recipientId: to ?? null };
    return (await this.ask("send_chat_message", { message }))["message_id"] as string;
  }

  /** Writes a message of your own anew. */
  async editChat(messageId: string, content: string): Promise<void> {
    await this.ask("edit_chat_message", { messageId, content });
  }

  /** Takes back a message of your own; a host, anybody's that was written to everybody. */
  async deleteChat(messageId: string): Promise<void> {
    await this.ask("delete_chat_message", { messageId });
  }

  async mute(): Promise<void> {
    this.media.enable("audio", false);
    await this.ask("toggle_audio", { isMuted: true });
  }

  async unmute(): Promise<void> {
    await this.ask("toggle_audio", { isMuted: false });
    this.media.enable("audio", true);
  }

  async setVideo(on: boolean): Promise<void> {
    if (!on) this.media.enable("video", false);
    await this.ask("toggle_video", { isVideoOn: on });
    if (on) this.media.enable("video", true);
  }

  async raiseHand(raised = true): Promise<void> {
    await this.ask("raise_hand", { raised });
  }

  async react(reaction: string): Promise<void> {
    await this.ask("send_reaction", { reaction });
  }

  /** Whether you agree to be recorded; the last answer counts. */
  async consent(recordingId: string, consent = true): Promise<void> {
    await this.ask("recording_consent", { recordingId, consent });
  }

  /** For hosts. */
  async admit(participantId: string): Promise<void> {
    await this.ask("admit_participant", { participantId });
  }

  /** For hosts. */
  async deny(participantId: string): Promise<void> {
    await this.ask("deny_participant", { participantId });
  }

  /** For hosts; with `ban` for good. */
  async remove(participantId: string, { ban = false } = {}): Promise<void> {
    await this.ask("remove_participant", { participantId, ban });
  }

  /** For hosts: true forbids. */
  async restrict(participantId: string, restrictions: Partial<Restrictions>): Promise<void> {
    await this.ask("restrict_participant", { participantId, restrictions });
  }

  /** For hosts: what nobody may do but who moderates. */
  async restrictAll(restrictions: Partial<Restrictions>): Promise<void> {
    await this.ask("restrict_all", { restrictions });
  }

  /** For hosts: somebody's hand, or without an id everybody's. */
  async lowerHand(participantId?: string): Promise<void> {
    await this.ask("lower_hand", participantId === undefined ? {} : { participantId });
  }

  /** For hosts. */
  async muteAll({ allowSelfUnmute = true } = {}): Promise<void> {
    await this.ask("mute_all", { allowSelfUnmute });
  }

  /** For hosts. */
  async lock(locked = true): Promise<void> {
    await this.ask("lock_meeting", { locked });
  }

  /** For the host. */
  async transferHost(participantId: string): Promise<void> {
    await this.ask("transfer_host", { participantId });
  }

  /** For hosts; resolves with the recording's id. */
  async startRecording({ mode = "cloud" as "cloud" | "local", private: hidden = true } = {}): Promise<string> {
    return (await this.ask("start_recording", { mode, private: hidden }))["recording_id"] as string;
  }

  /** For hosts. */
  async stopRecording(recordingId: string): Promise<void> {
    await this.ask("stop_recording", { recordingId });
  }

  /** For the host: ends the meeting for everybody. */
  async end(): Promise<void> {
    await this.ask("end_meeting");
  }

  /** Reports what failed between participants; it becomes part of the history. */
  async reportConnection(code: "ICE_FAILED" | "MEDIA_FAILED" | "PEER_CONNECTION_FAILED", peer?: string, detail?: string): Promise<void> {
    await this.ask("connection_report", { code, peerParticipantId: peer, detail });
  }
}
