package io.videoconf.api.meeting.state;

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
import java.util.List;

/**
 * The fold of a meeting: what one more fact makes of it. Total: it takes any fact in any state and never throws,
 * because a log that was stored must be readable for ever; a fact that has no meaning in a state is counted, and
 * changes nothing else. Whether a fact may happen is decided before it is one, not here.
 */
public final class MeetingFold {
    private MeetingFold() {}

    /** The state after one more fact. Its sequence is one more than before. */
    public static MeetingState evolve(MeetingState state, MeetingEvent fact) {
        return switch (state) {
            case NoMeeting none -> begin(none, fact);
            case ScheduledMeeting scheduled -> prepare(scheduled, fact);
            case LiveMeeting live -> goOn(live.next(), fact);
            case EndedMeeting ended -> ended.next();
            case CancelledMeeting cancelled -> cancelled.next();
        };
    }

    /** The state after all of these facts, from the first on. */
    public static MeetingState replay(List<? extends MeetingEvent> facts) {
        MeetingState state = NoMeeting.YET;
        for (MeetingEvent fact : facts) {
            state = evolve(state, fact);
        }
        return state;
    }

    private static MeetingState begin(NoMeeting none, MeetingEvent fact) {
        return fact instanceof MeetingScheduled scheduled ? LifeFold.scheduled(none, scheduled) : none.next();
    }

    private static MeetingState prepare(ScheduledMeeting before, MeetingEvent fact) {
        long sequence = before.sequence() + 1;
        return switch (fact) {
            case MeetingChanged it -> before.next(before.facts().after(it));
            case MeetingStarted it -> LifeFold.started(before, it);
            case MeetingCancelled it -> new CancelledMeeting(before.facts(), before.roster(), it.at(), sequence);
            case ParticipantInvited it -> before.next(AdmissionFold.invited(before.roster(), it));
            case ParticipantRemoved it -> before.next(AdmissionFold.removed(before.roster(), it, sequence));
            case RoleChanged it -> before.next(RoleFold.changed(before.roster(), it, sequence));
            case ParticipantRestricted it -> before.next(RoleFold.restricted(before.roster(), it));
            case MeetingScheduled _, MeetingEnded _, MeetingLocked _, MeetingUnlocked _, TimeLimitWarned _ ->
                before.next();
            case ParticipantStartedWaiting _, ParticipantAdmitted _, ParticipantDenied _, ParticipantJoined _ ->
                before.next();
            case ConnectionLost _, ConnectionRestored _, ConnectionSuperseded _, ParticipantLeft _ -> before.next();
            case HostGraceStarted _, HostRoleAssumed _, HostAbsenceBegan _ -> before.next();
            case AllMuted _, AudioToggled _, VideoToggled _, ScreenShareStarted _, ScreenShareStopped _ ->
                before.next();
            case HandToggled _, ReactionSent _, ChatMessageSent _, ConnectionReported _, SpammerReported _ ->
                before.next();
            case RecordingStarted _, RecordingPaused _, RecordingResumed _, RecordingStopped _ -> before.next();
            case RecordingConsentAnswered _ -> before.next();
        };
    }

    /** One line a fact; {@code live} has counted it already. */
    private static MeetingState goOn(LiveMeeting live, MeetingEvent fact) {
        long sequence = live.sequence();
        Roster people = live.roster();
        return switch (fact) {
            case MeetingChanged it -> live.with(live.facts().after(it));
            case MeetingEnded it -> LifeFold.ended(live, it);
            case MeetingLocked _ -> live.withLock(true);
            case MeetingUnlocked _ -> live.withLock(false);
            case TimeLimitWarned it -> live.warnedOf(it.endsAt());
            case ParticipantInvited it -> live.with(AdmissionFold.invited(people, it));
            case ParticipantStartedWaiting it -> live.with(AdmissionFold.waiting(people, it, sequence));
            case ParticipantAdmitted it -> live.with(AdmissionFold.admitted(people, it, sequence));
            case ParticipantDenied it -> live.with(AdmissionFold.denied(people, it, sequence));
            case ParticipantRemoved it ->
                RoleFold.forgone(live, it.participantId()).with(AdmissionFold.removed(people, it, sequence));
            case ParticipantJoined it -> PresenceFold.joined(live, it, sequence);
            case ConnectionLost it -> live.with(PresenceFold.lost(people, it));
            case ConnectionRestored it -> PresenceFold.restored(live, it);
            case ConnectionSuperseded it -> live.with(PresenceFold.superseded(people, it));
            case ParticipantLeft it -> live.with(PresenceFold.left(people, it));
            case RoleChanged it ->
                RoleFold.forgone(live, it.participantId()).with(RoleFold.changed(people, it, sequence));
            case ParticipantRestricted it -> live.with(RoleFold.restricted(people, it));
            case HostGraceStarted it -> live.with(RoleFold.grace(live.host(), it));
            case HostRoleAssumed it -> RoleFold.assumed(live, it, sequence);
            case HostAbsenceBegan it -> live.with(RoleFold.absence(live.host(), it));
            case AllMuted it -> MediaFold.allMuted(live, it);
            case AudioToggled it -> live.with(MediaFold.audio(people, it));
            case VideoToggled it -> live.with(MediaFold.video(people, it));
            case ScreenShareStarted it -> live.with(MediaFold.sharing(people, it.participantId(), true));
            case ScreenShareStopped it -> live.with(MediaFold.sharing(people, it.participantId(), false));
            case HandToggled it -> live.with(MediaFold.hand(people, it));
            case RecordingStarted it -> RecordingFold.started(live, it);
            case RecordingPaused it -> RecordingFold.paused(live, it.recordingId(), true);
            case RecordingResumed it -> RecordingFold.paused(live, it.recordingId(), false);
            case RecordingConsentAnswered it -> RecordingFold.answered(live, it);
            case RecordingStopped it -> RecordingFold.stopped(live, it.recordingId());
            case ReactionSent _, ChatMessageSent _, ConnectionReported _, SpammerReported _ -> live;
            case MeetingScheduled _, MeetingCancelled _, MeetingStarted _ -> live;
        };
    }
}
