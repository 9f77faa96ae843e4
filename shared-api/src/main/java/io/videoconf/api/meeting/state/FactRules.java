package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.HostChange;
import io.videoconf.api.meeting.LeaveEvidence;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.events.AllMuted;
import io.videoconf.api.meeting.events.AttendanceCorrected;
import io.videoconf.api.meeting.events.AudioToggled;
import io.videoconf.api.meeting.events.ChatMessageDeleted;
import io.videoconf.api.meeting.events.ChatMessageEdited;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.ConnectionReported;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
import io.videoconf.api.meeting.events.EverybodyRestricted;
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
import io.videoconf.api.meeting.events.OccurrenceBegan;
import io.videoconf.api.meeting.events.OccurrenceCancelled;
import io.videoconf.api.meeting.events.OccurrenceEnded;
import io.videoconf.api.meeting.events.OccurrenceMoved;
import io.videoconf.api.meeting.events.ParticipantAdmitted;
import io.videoconf.api.meeting.events.ParticipantDenied;
import io.videoconf.api.meeting.events.ParticipantInvited;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.ParticipantRestricted;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.meeting.events.PolicyChanged;
import io.videoconf.api.meeting.events.ReactionSent;
import io.videoconf.api.meeting.events.RecordingConsentAnswered;
import io.videoconf.api.meeting.events.RecordingPaused;
import io.videoconf.api.meeting.events.RecordingResumed;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.meeting.events.RecordingStopped;
import io.videoconf.api.meeting.events.RecurrenceSet;
import io.videoconf.api.meeting.events.RoleChanged;
import io.videoconf.api.meeting.events.ScreenShareStarted;
import io.videoconf.api.meeting.events.ScreenShareStopped;
import io.videoconf.api.meeting.events.SpammerReported;
import io.videoconf.api.meeting.events.TimeLimitWarned;
import io.videoconf.api.meeting.events.VideoToggled;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule under which a fact came about, told from the fact and the meeting as it was before it. Where the same is
 * refused to others it has the name that their refusal says; otherwise it is a sentence of its own.
 */
public final class FactRules {
    private FactRules() {}

    /**
     * The rule.
     *
     * @param before the meeting before the fact
     * @param actor who had it happen
     * @return null for a fact that changes nothing with a participant
     */
    public static @Nullable FactRule of(MeetingEvent fact, MeetingState before, UserId actor) {
        return switch (fact) {
            case MeetingScheduled _ -> FactRule.ONLY_ACCOUNTS_SCHEDULE;
            case MeetingChanged _ -> FactRule.ONLY_HOSTS_CHANGE_THE_MEETING;
            case MeetingCancelled _ -> FactRule.ONLY_THE_OWNER_CANCELS;
            case MeetingEnded it -> ended(it.cause());
            case ParticipantInvited _ -> FactRule.ONLY_HOSTS_INVITE;
            case ParticipantStartedWaiting _ -> FactRule.WHO_DOES_NOT_BELONG_WAITS;
            case ParticipantAdmitted it ->
                it.admittedBy() == null ? door(before, it.participantId(), it.email()) : FactRule.ONLY_HOSTS_ADMIT;
            case ParticipantJoined it -> joined(before, it);
            case ParticipantDenied _ -> FactRule.ONLY_HOSTS_DENY;
            case ParticipantRemoved _ -> FactRule.ONLY_HOSTS_REMOVE;
            case ParticipantLeft it -> left(it.evidence());
            case ConnectionLost _ -> FactRule.ONLY_ONES_OWN_CONNECTION_IS_LOST;
            case ConnectionRestored _, ConnectionSuperseded _ -> FactRule.WHO_COMES_BACK_IS_WHO_THEY_WERE;
            case HostGraceStarted _ -> FactRule.A_HOST_WHO_IS_LOST_HAS_TIME_TO_COME_BACK;
            case HostRoleAssumed it -> assumed(it.rule());
            case RoleChanged _ ->
                before instanceof LiveMeeting ? FactRule.ONLY_HOSTS_GIVE_ROLES : FactRule.ONLY_THE_OWNER_PREPARES_ROLES;
            case ParticipantRestricted _, EverybodyRestricted _ -> FactRule.ONLY_HOSTS_RESTRICT;
            case AllMuted _ -> FactRule.ONLY_HOSTS_MUTE_OTHERS;
            case AudioToggled it ->
                sends(before, it.participantId(), actor, !it.muted(), FactRule.WHO_IS_RESTRICTED_STAYS_MUTED);
            case VideoToggled it ->
                sends(before, it.participantId(), actor, it.videoOn(), FactRule.WHO_IS_RESTRICTED_SHOWS_NO_VIDEO);
            case ScreenShareStarted it ->
                sends(before, it.participantId(), actor, true, FactRule.WHO_IS_RESTRICTED_SHARES_NO_SCREEN);
            case ScreenShareStopped it -> stopped(before, it.participantId(), actor);
            case MeetingStarted _, MeetingLocked _, MeetingUnlocked _, PolicyChanged _, TimeLimitWarned _ -> null;
            case ConnectionReported _, HostAbsenceBegan _, HandToggled _, ReactionSent _ -> null;
            case ChatMessageSent _,
                    ChatMessageEdited _,
                    ChatMessageDeleted _,
                    SpammerReported _,
                    AttendanceCorrected _ -> null;
            case RecurrenceSet _, OccurrenceCancelled _, OccurrenceMoved _, OccurrenceBegan _, OccurrenceEnded _ ->
                null;
            case RecordingStarted _,
                    RecordingPaused _,
                    RecordingResumed _,
                    RecordingStopped _,
                    RecordingConsentAnswered _ -> null;
        };
    }

    private static FactRule joined(MeetingState before, ParticipantJoined fact) {
        boolean letIn = person(before, fact.participantId())
                .filter(known -> known.status() == ParticipantStatus.ADMITTED)
                .isPresent();
        return letIn ? FactRule.WHO_WAS_LET_IN_COMES_IN : door(before, fact.participantId(), fact.email());
    }

    /** Why somebody did not have to wait, in the order in which it is asked. */
    private static FactRule door(MeetingState before, ParticipantId id, @Nullable String email) {
        return switch (before) {
            case ScheduledMeeting it -> door(it.facts(), it.roster(), id, email);
            case LiveMeeting it -> door(it.facts(), it.roster(), id, email);
            case NoMeeting _, EndedMeeting _, CancelledMeeting _ -> FactRule.THE_HOST_OPENS_THE_DOOR;
        };
    }

    private static FactRule door(MeetingFacts facts, Roster people, ParticipantId id, @Nullable String email) {
        if (facts.ownerParticipantId().equals(id)) {
            return FactRule.THE_OWNER_ALWAYS_GETS_IN;
        }
        boolean moderates =
                people.find(id).filter(known -> known.role().moderates()).isPresent();
        if (moderates || facts.names(email)) {
            return FactRule.WHO_LOOKS_AFTER_THE_MEETING_DOES_NOT_WAIT;
        }
        return facts.settings().waitingRoomEnabled()
                ? FactRule.WHO_WAS_LET_IN_BEFORE_DOES_NOT_WAIT
                : FactRule.WITHOUT_A_WAITING_ROOM_NOBODY_WAITS;
    }

    /** Sending needs not to be forbidden, and everybody may stop; what others stop, they forbade. */
    private static FactRule sends(
            MeetingState before, ParticipantId person, UserId actor, boolean sending, FactRule needed) {
        boolean own = person(before, person)
                .filter(known -> actor.equals(known.person().userId()))
                .isPresent();
        if (!own) {
            return FactRule.WHAT_IS_FORBIDDEN_STOPS;
        }
        return sending ? needed : FactRule.EVERYBODY_MAY_FALL_SILENT;
    }

    /** Of somebody whose screen was not forbidden, another took the place. */
    private static FactRule stopped(MeetingState before, ParticipantId person, UserId actor) {
        boolean replaced = before instanceof LiveMeeting live
                && live.facts().policy().exclusiveScreenShare()
                && !live.facts().everybody().screenShare()
                && live.roster()
                        .find(person)
                        .filter(known -> !known.standing().restrictions().screenShare())
                        .isPresent();
        FactRule own = sends(before, person, actor, false, FactRule.EVERYBODY_MAY_FALL_SILENT);
        return replaced && own == FactRule.WHAT_IS_FORBIDDEN_STOPS ? FactRule.ONE_SCREEN_IS_SHARED_AT_A_TIME : own;
    }

    private static Optional<ParticipantState> person(MeetingState state, ParticipantId id) {
        return switch (state) {
            case ScheduledMeeting it -> it.roster().find(id);
            case LiveMeeting it -> it.roster().find(id);
            case EndedMeeting it -> it.roster().find(id);
            case CancelledMeeting it -> it.roster().find(id);
            case NoMeeting _ -> Optional.empty();
        };
    }

    private static FactRule left(LeaveEvidence evidence) {
        return switch (evidence) {
            case EXPLICIT -> FactRule.EVERYBODY_MAY_LEAVE;
            case TIMEOUT -> FactRule.A_GRACE_RUNS_TO_ITS_DEADLINE;
            case REMOVED -> FactRule.ONLY_HOSTS_REMOVE;
            case MEETING_ENDED -> FactRule.WHEN_A_MEETING_ENDS_EVERYBODY_LEAVES;
            case ACCOUNT_SUSPENDED, ACCOUNT_DELETED -> FactRule.WHOSE_ACCOUNT_IS_CLOSED_LEAVES;
        };
    }

    private static FactRule assumed(HostChange rule) {
        return switch (rule) {
            case TRANSFERRED -> FactRule.ONLY_THE_RIGHTFUL_HOST_HANDS_OVER;
            case RECLAIMED -> FactRule.THE_OWNER_HAS_THE_ROLE_AGAIN;
            case CO_HOST_SUCCEEDS -> FactRule.A_CO_HOST_SUCCEEDS;
            case ALTERNATIVE_HOST_SUCCEEDS -> FactRule.AN_ALTERNATIVE_HOST_SUCCEEDS;
            case TENANT_MEMBER_SUCCEEDS -> FactRule.A_MEMBER_OF_THE_ORGANISATION_SUCCEEDS;
        };
    }

    private static FactRule ended(EndCause cause) {
        return switch (cause) {
            case HOST_ENDED -> FactRule.ONLY_HOSTS_END;
            case HOST_ABSENT -> FactRule.A_MEETING_WITHOUT_A_HOST_ENDS;
            case TIME_LIMIT -> FactRule.A_MEETING_ENDS_AT_ITS_TIME_LIMIT;
            case OWNER_DELETED -> FactRule.A_MEETING_ENDS_WITH_ITS_OWNERS_ACCOUNT;
            case EXPIRED -> FactRule.WHAT_NOBODY_BEGINS_ENDS;
        };
    }
}
