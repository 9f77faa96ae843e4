// What is told and asked over the socket, by hand after contract/asyncapi.yaml; a test holds the two against each other.
import type { VideoConfError } from "../errors.js";

/** Every fact has its number, the number of the fact before it that you may see, and an id. */
export interface Fact {
  sequence: number;
  previousSequence: number;
  eventId: string;
  timestamp: string;
}

/** What a host has forbidden somebody: true forbids. */
export interface Restrictions {
  audio: boolean;
  video: boolean;
  screenShare: boolean;
  chat: boolean;
}

export interface LiveParticipant {
  participantId: string;
  userId: string;
  displayName: string;
  role: string;
  isMuted: boolean;
  isVideoOn: boolean;
  isScreenSharing: boolean;
  handRaised: boolean;
  connected: boolean;
  restrictions: Restrictions;
}

export interface MeetingInfo {
  meetingId: string;
  title: string;
  hostId: string;
  locked: boolean;
  participants: LiveParticipant[];
  settings: { recordingEnabled: boolean; chatEnabled: boolean; screenShareEnabled: boolean };
  activeRecordings: unknown[];
}

export interface MeetingJoined {
  success: boolean;
  meetingInfo: MeetingInfo;
  yourParticipantId: string;
  sequence: number;
}

interface Arrival {
  participantId: string;
  userId: string;
  displayName: string;
  avatarUrl: string | null;
  deviceType: string | null;
}

export interface ChatReceived extends Fact {
  messageId: string;
  senderId: string;
  senderName: string;
  content: string;
  type: string;
  replyTo: string | null;
  isPrivate: boolean;
  recipientId: string | null;
}

/** What became of a message that was told before. */
export type ChatChange = { messageId: string; senderId: string; timestamp: string; isPrivate: boolean; recipientId: string | null } & Fact;

/** The facts, by their names on the wire. */
export interface Facts {
  participant_joined: Arrival & { role: string; isMuted: boolean; isVideoOn: boolean; isScreenSharing: boolean } & Fact;
  participant_left: { participantId: string; reason: string } & Fact;
  participant_updated: LiveParticipant & Fact;
  /** Told to hosts only. */
  participant_waiting: Arrival & Fact;
  chat_message_received: ChatReceived;
  chat_message_edited: ChatChange & { content: string };
  chat_message_deleted: ChatChange & { deletedBy: string };
  recording_started: { recordingId: string; mode: string } & Fact;
  recording_stopped: { recordingId: string; cause: string } & Fact;
  /** Told to whom it is about, and to hosts. */
  recording_consent: { recordingId: string; participantId: string; consent: boolean } & Fact;
  time_limit_warning: { endsAt: string } & Fact;
  host_connection_lost: LiveParticipant & { reason: string; graceUntil: string } & Fact;
  host_grace_started: { participantId: string; deadline: string } & Fact;
  host_changed: LiveParticipant & { fromParticipantId: string | null; reason: string } & Fact;
  host_reclaimed: LiveParticipant & { fromParticipantId: string; reason: string } & Fact;
  meeting_ended: { cause: string } & Fact;
  /** Facts without an event of their own: `type` says which, `data` what. */
  meeting_event: { type: string; data: Record<string, unknown> } & Fact;
}

/** What is passed on between participants, and forgotten. */
export interface Signals {
  webrtc_offer: { meetingId: string; fromParticipantId: string; offer: SessionDescription };
  webrtc_answer: { meetingId: string; fromParticipantId: string; answer: SessionDescription };
  ice_candidate: { meetingId: string; fromParticipantId: string; candidate: Candidate };
}

/** What becomes of a recording's bytes. */
export interface RecordingUpdated {
  meetingId: string;
  recordingId: string;
  type: string;
  /** Its number in the recording's own log. */
  recordingSequence: number;
  eventId: string;
  timestamp: string;
  /** Null where the fact does not say. */
  processingStatus: string | null;
  data: Record<string, unknown>;
}

/** What the server says about the connection, and beside the log. */
export interface Notices {
  meeting_joined: MeetingJoined;
  waiting_room: { meetingId: string; participantId: string; status: string };
  server_draining: { graceMs: number };
  /** Told to who leads the meeting: a fact of the recording's own log, and none of the meeting's. */
  recording_updated: RecordingUpdated;
}

export interface SessionDescription {
  type: string;
  sdp: string;
}

export interface Candidate {
  candidate: string;
  sdpMLineIndex: number | null;
  sdpMid: string | null;
}

export interface RemoteTrack {
  participantId: string;
  participant: LiveParticipant | undefined;
  source: "camera" | "screen";
  track: MediaStreamTrack;
  stream: MediaStream;
}

/** What this side tells of itself. */
export interface Local {
  /** The connection broke; it is being mended. */
  connection_lost: { reason: string };
  /** It is mended, and what was missed follows, in order. */
  resumed: { from: number };
  /** For good: the meeting is over, you left, were removed, or came in from elsewhere. */
  closed: { reason: CloseReason; error: VideoConfError | undefined };
  /** Something failed that ends nothing. */
  error: VideoConfError;
  /** Any fact, after its own event. */
  fact: { name: keyof Facts; body: Fact };
  track: RemoteTrack;
  track_removed: RemoteTrack;
}

export type CloseReason = "left" | "meeting_ended" | "removed" | "denied" | "replaced" | "refused" | "failed";

export type SessionEvents = Facts & Signals & Notices & Local;

export const FACTS: readonly (keyof Facts)[] = [
  "participant_joined", "participant_left", "participant_updated", "participant_waiting", "chat_message_received",
  "chat_message_edited", "chat_message_deleted", "recording_started", "recording_stopped", "recording_consent", "time_limit_warning", "host_connection_lost", "host_grace_started",
  "host_changed", "host_reclaimed", "meeting_ended", "meeting_event",
];
export const SIGNALS: readonly (keyof Signals)[] = ["webrtc_offer", "webrtc_answer", "ice_candidate"];
export const NOTICES: readonly (keyof Notices)[] = ["meeting_joined", "waiting_room", "server_draining", "recording_updated"];

/** What may be asked. Those that say the same when said twice are said again after a cut; for the others it is an error. */
export const ASKS: Readonly<Record<string, { repeatable: boolean }>> = {
  leave_meeting: { repeatable: false },
  webrtc_offer: { repeatable: false },
  webrtc_answer: { repeatable: false },
  ice_candidate: { repeatable: false },
  toggle_audio: { repeatable: true },
  toggle_video: { repeatable: true },
  start_screen_share: { repeatable: true },
  stop_screen_share: { repeatable: true },
  send_chat_message: { repeatable: false },
  edit_chat_message: { repeatable: true },
  delete_chat_message: { repeatable: true },
  raise_hand: { repeatable: true },
  lower_hand: { repeatable: true },
  send_reaction: { repeatable: false },
  connection_report: { repeatable: false },
  admit_participant: { repeatable: true },
  deny_participant: { repeatable: true },
  remove_participant: { repeatable: false },
  restrict_participant: { repeatable: true },
  restrict_all: { repeatable: true },
  mute_all: { repeatable: true },
  lock_meeting: { repeatable: true },
  end_meeting: { repeatable: false },
  transfer_host: { repeatable: false },
  start_recording: { repeatable: false },
  stop_recording: { repeatable: true },
  recording_consent: { repeatable: true },
};
