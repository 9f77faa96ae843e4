package io.videoconf.command.meeting.trial;

import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.HostChange;
import io.videoconf.api.meeting.Introduction;
import io.videoconf.api.meeting.LeaveEvidence;
import io.videoconf.api.meeting.commands.AdmitParticipant;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.CloseOrphanedMeeting;
import io.videoconf.api.meeting.commands.DenyParticipant;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.EndParticipation;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.LeaveMeeting;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.LoseConnection;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.RemoveParticipant;
import io.videoconf.api.meeting.commands.StartMeeting;
import io.videoconf.api.meeting.commands.TransferHost;
import io.videoconf.api.meeting.commands.UnlockMeeting;
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
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.state.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked, told from what it came to. What people and edges did is asked again; what followed from that (who took over, who was
 * gone after a grace, what a deadline ended) is left out, because it has to follow by itself.
 */
final class Inputs {
    /** Who came in then had the right password. */
    static final Secret RIGHT = new Secret("as it was");

    static final Capabilities ANY = new Capabilities(true, true, true);

    private Inputs() {}

    /** Something that happened to the meeting from outside. */
    sealed interface Input {}

    /** It is decided. */
    record Ask(MeetingCommand command) implements Input {}

    /** It is taken as it was, where it could have been. */
    record Given(MeetingEvent fact) implements Input {}

    /**
     * The inputs of one command's facts.
     *
     * @param people as recorded, before these facts
     */
    static List<Input> of(List<Recorded> facts, Roster people) {
        MeetingEvent first = facts.getFirst().fact();
        if (first instanceof MeetingScheduled || has(facts, SpammerReported.class)) {
            return given(facts);
        }
        boolean itself = facts.getFirst().origin().actor().isSystem();
        List<Input> inputs = new ArrayList<>();
        Optional<MeetingCommand> join = itself ? Optional.empty() : join(facts, people);
        join.ifPresent(command -> inputs.add(new Ask(command)));
        for (Recorded each : facts) {
            Input input = input(each.fact(), itself, join.isPresent(), people);
            if (input != null) {
                inputs.add(input);
            }
        }
        return inputs;
    }

    private static List<Input> given(List<Recorded> facts) {
        return facts.stream().<Input>map(each -> new Given(each.fact())).toList();
    }

    private static boolean has(List<Recorded> facts, Class<? extends MeetingEvent> type) {
        return facts.stream().anyMatch(each -> type.isInstance(each.fact()));
    }

    private static Optional<MeetingCommand> join(List<Recorded> facts, Roster people) {
        UserId actor = facts.getFirst().origin().actor().id();
        return facts.stream()
                .map(Recorded::fact)
                .flatMap(fact -> join(fact, actor, people).stream())
                .findFirst();
    }

    private static Optional<MeetingCommand> join(MeetingEvent fact, UserId actor, Roster people) {
        MeetingId meeting = fact.meetingId();
        if (fact instanceof ParticipantJoined it && it.userId().equals(actor)) {
            return Optional.of(new JoinMeeting(
                    meeting,
                    it.participantId(),
                    it.connectionId(),
                    new Introduction(it.displayName(), it.avatarUrl(), it.deviceType()),
                    it.email(),
                    RIGHT,
                    it.capabilities()));
        }
        if (fact instanceof ParticipantStartedWaiting it && it.userId().equals(actor)) {
            return Optional.of(new JoinMeeting(
                    meeting,
                    it.participantId(),
                    it.connectionId(),
                    new Introduction(it.displayName(), it.avatarUrl(), it.deviceType()),
                    it.email(),
                    RIGHT,
                    it.capabilities()));
        }
        if (fact instanceof ParticipantAdmitted it && it.admittedBy() == null) {
            return Optional.of(new JoinMeeting(
                    meeting,
                    it.participantId(),
                    null,
                    new Introduction(it.displayName(), null, null),
                    it.email(),
                    RIGHT,
                    ANY));
        }
        if (fact instanceof ConnectionRestored it) {
            return again(meeting, it.participantId(), it.connectionId(), people);
        }
        return fact instanceof ConnectionSuperseded it
                ? again(meeting, it.participantId(), it.connectionId(), people)
                : Optional.empty();
    }

    private static Optional<MeetingCommand> again(
            MeetingId meeting, ParticipantId id, ConnectionId connection, Roster people) {
        return people.find(id)
                .map(ParticipantState::person)
                .map(person -> new JoinMeeting(
                        meeting,
                        id,
                        connection,
                        new Introduction(
                                Objects.requireNonNullElse(person.displayName(), ""),
                                person.avatarUrl(),
                                person.deviceType()),
                        person.kind() == ActorKind.USER ? person.email() : null,
                        RIGHT,
                        Objects.requireNonNullElse(person.capabilities(), ANY)));
    }

    /** Null for what follows by itself. */
    private static @Nullable Input input(MeetingEvent fact, boolean itself, boolean joins, Roster people) {
        MeetingId meeting = fact.meetingId();
        return switch (fact) {
            case ParticipantJoined _, ParticipantStartedWaiting _, ConnectionRestored _, ConnectionSuperseded _ -> null;
            case HostGraceStarted _, HostAbsenceBegan _, TimeLimitWarned _, OccurrenceBegan _ -> null;
            case ParticipantAdmitted it ->
                it.admittedBy() == null ? null : new Ask(new AdmitParticipant(meeting, it.participantId()));
            case ParticipantDenied it -> new Ask(new DenyParticipant(meeting, it.participantId()));
            case ParticipantRemoved it -> new Ask(new RemoveParticipant(meeting, it.participantId(), it.banned()));
            case ConnectionLost it ->
                new Ask(new LoseConnection(meeting, it.participantId(), it.connectionId(), it.reason()));
            case ParticipantLeft it -> left(it, people);
            case MeetingStarted _ -> joins || itself ? null : new Ask(new StartMeeting(meeting));
            case MeetingEnded it -> ended(meeting, it.cause());
            case OccurrenceEnded it -> ended(meeting, it.cause());
            case HostRoleAssumed it ->
                it.rule() == HostChange.TRANSFERRED ? new Ask(new TransferHost(meeting, it.participantId())) : null;
            case RoleChanged it -> new Ask(new ChangeRole(meeting, it.participantId(), it.role()));
            case MeetingLocked _ -> new Ask(new LockMeeting(meeting));
            case MeetingUnlocked _ -> new Ask(new UnlockMeeting(meeting));
            // A recording is started by somebody, or by the beginning, and stopped by somebody, or by the end:
            // those do it again.
            case RecordingStarted it -> it.startedBy() == null ? null : new Given(it);
            case RecordingStopped it -> it.stoppedBy() == null ? null : new Given(it);
            // What no policy has a part in.
            case MeetingScheduled _, MeetingChanged _, MeetingCancelled _ -> new Given(fact);
            case ParticipantInvited _, ParticipantRestricted _, AllMuted _ -> new Given(fact);
            case AudioToggled _, VideoToggled _, ScreenShareStarted _ -> new Given(fact);
            case ScreenShareStopped _, HandToggled _, ReactionSent _ -> new Given(fact);
            case ChatMessageSent _, ConnectionReported _, SpammerReported _ -> new Given(fact);
            case RecordingPaused _, RecordingResumed _ -> new Given(fact);
            case RecordingConsentAnswered _, PolicyChanged _, EverybodyRestricted _ -> new Given(fact);
            case RecurrenceSet _, OccurrenceCancelled _, OccurrenceMoved _ -> new Given(fact);
            case ChatMessageEdited _, ChatMessageDeleted _, AttendanceCorrected _ -> new Given(fact);
        };
    }

    private static @Nullable Input left(ParticipantLeft it, Roster people) {
        return switch (it.evidence()) {
            case EXPLICIT -> new Ask(new LeaveMeeting(it.meetingId()));
            case TIMEOUT, REMOVED, MEETING_ENDED -> null;
            case ACCOUNT_SUSPENDED, ACCOUNT_DELETED -> gone(it, it.evidence(), people);
        };
    }

    private static @Nullable Input gone(ParticipantLeft it, LeaveEvidence evidence, Roster people) {
        UserId user = people.find(it.participantId())
                .map(person -> person.person().userId())
                .orElse(null);
        return user == null ? null : new Ask(new EndParticipation(it.meetingId(), user, evidence));
    }

    private static @Nullable Input ended(MeetingId meeting, EndCause cause) {
        return switch (cause) {
            case HOST_ENDED -> new Ask(new EndMeeting(meeting));
            case OWNER_DELETED -> new Ask(new CloseOrphanedMeeting(meeting));
            case HOST_ABSENT, TIME_LIMIT, EXPIRED -> null;
        };
    }
}
