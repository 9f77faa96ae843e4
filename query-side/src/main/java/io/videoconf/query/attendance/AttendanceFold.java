package io.videoconf.query.attendance;

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

/** What each fact says about who was there. */
final class AttendanceFold {
    private AttendanceFold() {}

    static Attendance evolve(Attendance before, MeetingEvent fact) {
        return switch (fact) {
            case ParticipantJoined it -> before.joined(it);
            case ConnectionLost it -> before.change(it.participantId(), person -> person.lost(it.at()));
            case ConnectionRestored it -> before.change(it.participantId(), Attendee::back);
            case ConnectionSuperseded it -> before.change(it.participantId(), Attendee::back);
            case ParticipantLeft it -> before.change(it.participantId(), person -> person.gone(it.at(), evidence(it)));
            case ParticipantRemoved it ->
                before.change(it.participantId(), person -> person.gone(it.at(), Evidence.REMOVED));
            case MeetingEnded it -> before.ended(it.at());
            case MeetingScheduled _, MeetingChanged _, MeetingCancelled _, MeetingStarted _ -> before;
            case MeetingLocked _, MeetingUnlocked _, TimeLimitWarned _, AllMuted _ -> before;
            case ParticipantInvited _, ParticipantStartedWaiting _, ParticipantAdmitted _ -> before;
            case ParticipantDenied _, ParticipantRestricted _, RoleChanged _ -> before;
            case HostGraceStarted _, HostRoleAssumed _, HostAbsenceBegan _ -> before;
            case AudioToggled _, VideoToggled _, ScreenShareStarted _, ScreenShareStopped _ -> before;
            case HandToggled _, ReactionSent _, ChatMessageSent _ -> before;
            case ConnectionReported _, SpammerReported _ -> before;
            case RecordingStarted _, RecordingPaused _, RecordingResumed _, RecordingStopped _ -> before;
            case RecordingConsentAnswered _ -> before;
        };
    }

    private static Evidence evidence(ParticipantLeft fact) {
        return switch (fact.evidence()) {
            case EXPLICIT -> Evidence.EXPLICIT;
            case TIMEOUT -> Evidence.TIMEOUT;
            case REMOVED -> Evidence.REMOVED;
            case MEETING_ENDED -> Evidence.MEETING_ENDED;
            // Put out, in so many words: what became of the account is the log's to tell, to who may read it.
            case ACCOUNT_SUSPENDED, ACCOUNT_DELETED -> Evidence.REMOVED;
        };
    }
}
