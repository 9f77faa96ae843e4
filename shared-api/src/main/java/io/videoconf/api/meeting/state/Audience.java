package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.events.AllMuted;
import io.videoconf.api.meeting.events.AudioToggled;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.ConnectionReported;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
import io.videoconf.api.meeting.events.HandToggled;
import io.videoconf.api.meeting.events.HostAbsenceBegan;
import io.videoconf.api.meeting.events.HostGraceStarted;
import io.videoconf.api.meeting.events.HostRoleAssumed;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingChanged;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingLocked;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.MeetingUnlocked;
import io.videoconf.api.meeting.events.ParticipantAdmitted;
import io.videoconf.api.meeting.events.ParticipantDenied;
import io.videoconf.api.meeting.events.ParticipantInvited;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.ParticipantRestricted;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.meeting.events.ReactionSent;
import io.videoconf.api.meeting.events.RecordingConsentAnswered;
import io.videoconf.api.meeting.events.RecordingPaused;
import io.videoconf.api.meeting.events.RecordingResumed;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.meeting.events.RecordingStopped;
import io.videoconf.api.meeting.events.RoleChanged;
import io.videoconf.api.meeting.events.ScreenShareStarted;
import io.videoconf.api.meeting.events.ScreenShareStopped;
import io.videoconf.api.meeting.events.SpammerReported;
import io.videoconf.api.meeting.events.TimeLimitWarned;
import io.videoconf.api.meeting.events.VideoToggled;
import org.jspecify.annotations.Nullable;

/**
 * For whom a fact is, before it is known who was where: a fan-out may ask once a fact instead of once a viewer.
 *
 * @param person who always sees it; null when nobody is named
 * @param other another who always sees it; null when there is none
 */
public record Audience(
        Circle circle,
        @Nullable ParticipantId person,
        @Nullable ParticipantId other) {

    /** For whom this fact is. */
    public static Audience of(MeetingEvent fact) {
        return switch (fact) {
            case MeetingEnded _, MeetingCancelled _ -> anybody();
            case MeetingScheduled _, MeetingChanged _, MeetingStarted _, TimeLimitWarned _ -> inside();
            case MeetingLocked _, MeetingUnlocked _, AllMuted _ -> inside();
            case HostGraceStarted _, HostRoleAssumed _, HostAbsenceBegan _ -> inside();
            case RecordingStarted _, RecordingPaused _, RecordingResumed _, RecordingStopped _ -> inside();
            case ParticipantInvited it -> around(it.participantId());
            case ParticipantStartedWaiting it -> around(it.participantId());
            case ParticipantAdmitted it -> around(it.participantId());
            case ParticipantDenied it -> around(it.participantId());
            case ParticipantJoined it -> around(it.participantId());
            case ParticipantLeft it -> around(it.participantId());
            case ParticipantRemoved it -> around(it.participantId());
            case ConnectionLost it -> around(it.participantId());
            case ConnectionRestored it -> around(it.participantId());
            case ConnectionSuperseded it -> around(it.participantId());
            case RoleChanged it -> around(it.participantId());
            case ParticipantRestricted it -> around(it.participantId());
            case AudioToggled it -> around(it.participantId());
            case VideoToggled it -> around(it.participantId());
            case ScreenShareStarted it -> around(it.participantId());
            case ScreenShareStopped it -> around(it.participantId());
            case HandToggled it -> around(it.participantId());
            case ReactionSent it -> around(it.participantId());
            case ChatMessageSent it -> written(it.senderId(), it.recipientId());
            case ConnectionReported it -> moderators(it.participantId());
            case RecordingConsentAnswered it -> moderators(it.participantId());
            case SpammerReported it -> moderators(it.reportedBy());
        };
    }

    /** True for whom the fact names: they see it wherever they are. */
    public boolean names(ParticipantId id) {
        return id.equals(person) || id.equals(other);
    }

    private static Audience anybody() {
        return new Audience(Circle.ANYBODY, null, null);
    }

    private static Audience inside() {
        return new Audience(Circle.INSIDE, null, null);
    }

    private static Audience around(ParticipantId person) {
        return new Audience(Circle.AROUND_THE_PERSON, person, null);
    }

    private static Audience moderators(ParticipantId reporter) {
        return new Audience(Circle.MODERATORS, reporter, null);
    }

    private static Audience written(ParticipantId sender, @Nullable ParticipantId recipient) {
        return recipient == null ? inside() : new Audience(Circle.NAMED, sender, recipient);
    }
}
