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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The earlier fact that a fact rests on, such as the connection that was lost before a host's grace began. Going from
 * ground to ground gives the one chain that led to a fact.
 *
 * @param person whom the earlier fact is about
 * @param kinds what it may be: the latest of these counts
 * @param barriers what ends the search: beyond it, it was another visit
 */
public record Ground(
        ParticipantId person, Set<Class<? extends MeetingEvent>> kinds, Set<Class<? extends MeetingEvent>> barriers) {
    private static final Set<Class<? extends MeetingEvent>> ANOTHER_VISIT =
            Set.of(ParticipantJoined.class, ParticipantLeft.class, ParticipantRemoved.class, ParticipantDenied.class);

    /** Whether this is the fact that was looked for. */
    public boolean isMetBy(MeetingEvent fact) {
        return kinds.contains(fact.getClass()) && person.equals(subject(fact));
    }

    /** Whether there is no use in looking further back. */
    public boolean isBarredBy(MeetingEvent fact) {
        return barriers.contains(fact.getClass()) && person.equals(subject(fact));
    }

    /** What a fact rests on; null when it rests on nothing but who asked for it. */
    public static @Nullable Ground of(MeetingEvent fact) {
        return switch (fact) {
            case ParticipantJoined it ->
                visit(
                        it.participantId(),
                        ParticipantAdmitted.class,
                        ParticipantStartedWaiting.class,
                        ParticipantInvited.class);
            case ParticipantAdmitted it ->
                visit(it.participantId(), ParticipantStartedWaiting.class, ParticipantInvited.class);
            case ParticipantStartedWaiting it -> visit(it.participantId(), ParticipantInvited.class);
            case ParticipantDenied it -> visit(it.participantId(), ParticipantStartedWaiting.class);
            case ParticipantLeft it -> left(it);
            case ConnectionRestored it -> visit(it.participantId(), ConnectionLost.class);
            case ConnectionSuperseded it -> visit(it.participantId(), ConnectionLost.class);
            case HostGraceStarted it -> visit(it.participantId(), ConnectionLost.class);
            case HostRoleAssumed it -> assumed(it);
            case ParticipantInvited _, ParticipantRemoved _, ParticipantRestricted _, RoleChanged _ -> null;
            case ConnectionLost _, ConnectionReported _, HostAbsenceBegan _ -> null;
            case MeetingScheduled _, MeetingChanged _, MeetingCancelled _, MeetingStarted _, MeetingEnded _ -> null;
            case MeetingLocked _, MeetingUnlocked _, TimeLimitWarned _ -> null;
            case AllMuted _, AudioToggled _, VideoToggled _, ScreenShareStarted _, ScreenShareStopped _ -> null;
            case HandToggled _, ReactionSent _, ChatMessageSent _, SpammerReported _ -> null;
            case RecordingStarted _, RecordingPaused _, RecordingResumed _, RecordingStopped _ -> null;
            case RecordingConsentAnswered _ -> null;
        };
    }

    private static @Nullable Ground left(ParticipantLeft fact) {
        return switch (fact.evidence()) {
            case TIMEOUT -> visit(fact.participantId(), ConnectionLost.class);
            case EXPLICIT, REMOVED, MEETING_ENDED, ACCOUNT_SUSPENDED, ACCOUNT_DELETED -> null;
        };
    }

    /** The role goes to another because its holder was lost, or left; it comes back with the owner. */
    private static @Nullable Ground assumed(HostRoleAssumed fact) {
        ParticipantId from = fact.from();
        return switch (fact.rule()) {
            case TRANSFERRED -> null;
            case RECLAIMED ->
                new Ground(
                        fact.participantId(),
                        Set.of(ParticipantJoined.class, ConnectionRestored.class, ConnectionSuperseded.class),
                        Set.of(HostRoleAssumed.class));
            case CO_HOST_SUCCEEDS, ALTERNATIVE_HOST_SUCCEEDS, TENANT_MEMBER_SUCCEEDS ->
                from == null
                        ? null
                        : new Ground(
                                from,
                                Set.of(
                                        HostGraceStarted.class,
                                        ConnectionLost.class,
                                        ParticipantLeft.class,
                                        ParticipantRemoved.class),
                                Set.of(ParticipantJoined.class, ConnectionRestored.class));
        };
    }

    @SafeVarargs
    private static Ground visit(ParticipantId person, Class<? extends MeetingEvent>... kinds) {
        return new Ground(person, Set.of(kinds), ANOTHER_VISIT);
    }

    /** Whom a fact of a chain is about; null where it is about nobody in particular. */
    private static @Nullable ParticipantId subject(MeetingEvent fact) {
        return switch (fact) {
            case HostGraceStarted it -> it.participantId();
            case HostRoleAssumed it -> it.participantId();
            case MeetingEvent it -> Audience.of(it).person();
        };
    }
}
