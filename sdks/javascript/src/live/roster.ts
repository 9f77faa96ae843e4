import type { Facts, LiveParticipant, MeetingInfo } from "./signals.js";

/** True forbids. */
const FREE = { audio: false, video: false, screenShare: false, chat: false };

/** Who is in the meeting, as the facts say. */
export class Roster {
  readonly people = new Map<string, LiveParticipant>();

  take(info: MeetingInfo): void {
    this.people.clear();
    info.participants.forEach((it) => this.people.set(it.participantId, it));
  }

  hear<K extends keyof Facts>(name: K, fact: Facts[K]): void {
    switch (name) {
      case "participant_joined": {
        const { participantId, userId, displayName, role, isMuted, isVideoOn, isScreenSharing } = fact as Facts["participant_joined"];
        const fresh = { participantId, userId, displayName, role, isMuted, isVideoOn, isScreenSharing };
        this.people.set(participantId, { ...fresh, handRaised: false, connected: true, restrictions: FREE });
        break;
      }
      case "participant_left":
        this.people.delete((fact as Facts["participant_left"]).participantId);
        break;
      case "participant_updated":
      case "host_connection_lost":
      case "host_changed":
      case "host_reclaimed": {
        const it = fact as Facts["participant_updated"];
        const { participantId, userId, displayName, role, isMuted, isVideoOn, isScreenSharing, handRaised, connected, restrictions } = it;
        this.people.set(participantId, { participantId, userId, displayName, role, isMuted, isVideoOn, isScreenSharing, handRaised, connected, restrictions });
        break;
      }
      case "meeting_event": {
        const { type, data } = fact as Facts["meeting_event"];
        if (type !== "all_muted") break;
        for (const id of (data["muted"] as string[] | undefined) ?? []) {
          const muted = this.people.get(id);
          if (muted !== undefined) this.people.set(id, { ...muted, isMuted: true });
        }
        break;
      }
      default: // says nothing of who is here
    }
  }
}
