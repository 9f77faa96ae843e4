package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.ParticipantStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may know of a meeting.
 */
public final class MeetingAccess {
    private MeetingAccess() {}

    /**
     * Whether the meeting exists for this actor: the owner, everybody who is or was a participant, the invited,
     * the named alternative hosts, guests whose token is for it, and VideoConf itself; nobody who was turned away
     * or banned.
     *
     * @param email the actor's verified e-mail; null when unknown
     */
    public static boolean mayRead(MeetingState state, Actor actor, @Nullable String email) {
        return switch (state) {
            case NoMeeting _ -> false;
            case ScheduledMeeting it -> mayRead(it.facts(), it.roster(), actor, email);
            case LiveMeeting it -> mayRead(it.facts(), it.roster(), actor, email);
            case EndedMeeting it -> mayRead(it.facts(), it.roster(), actor, email);
            case CancelledMeeting it -> mayRead(it.facts(), it.roster(), actor, email);
        };
    }

    /**
     * The participant that this person is: by user id, else by an invitation to the e-mail that nobody has
     * taken up yet.
     *
     * @param email the person's verified e-mail; null when unknown
     */
    public static Optional<ParticipantState> participant(Roster roster, UserId user, @Nullable String email) {
        return roster.find(user)
                .or(() -> roster.findByEmail(email)
                        .filter(invited -> invited.person().userId() == null));
    }

    /** Whether this actor leads the meeting: the owner, hosts, co-hosts, and VideoConf itself. */
    public static boolean leads(MeetingState state, Actor actor) {
        return !(state instanceof NoMeeting) && (actor.isSystem() || leads(state, actor.id()));
    }

    /** Whether this person leads the meeting: its owner, hosts, co-hosts. */
    public static boolean leads(MeetingState state, UserId person) {
        return switch (state) {
            case NoMeeting _ -> false;
            case ScheduledMeeting it -> leads(it.facts(), it.roster(), person);
            case LiveMeeting it -> leads(it.facts(), it.roster(), person);
            case EndedMeeting it -> leads(it.facts(), it.roster(), person);
            case CancelledMeeting it -> leads(it.facts(), it.roster(), person);
        };
    }

    /** Whether this actor watches over the tenant that the meeting belongs to. */
    public static boolean watchesOver(MeetingState state, Actor actor) {
        return switch (state) {
            case NoMeeting _ -> false;
            case ScheduledMeeting it -> watchesOver(it.facts(), actor);
            case LiveMeeting it -> watchesOver(it.facts(), actor);
            case EndedMeeting it -> watchesOver(it.facts(), actor);
            case CancelledMeeting it -> watchesOver(it.facts(), actor);
        };
    }

    /** The same of a meeting that is known to be one. */
    public static boolean watchesOver(MeetingFacts facts, Actor actor) {
        return actor.role() == TenantRole.COMPLIANCE && actor.tenant().equals(facts.tenantId());
    }

    /** The same of a meeting that is known to be one. */
    public static boolean leads(MeetingFacts facts, Roster roster, UserId person) {
        return facts.ownerId().equals(person)
                || roster.find(person)
                        .filter(ParticipantState::letIn)
                        .filter(known -> known.role().moderates())
                        .isPresent();
    }

    private static boolean mayRead(MeetingFacts facts, Roster roster, Actor actor, @Nullable String email) {
        if (actor.kind() == ActorKind.GUEST && !facts.meetingId().equals(actor.boundTo())) {
            return false;
        }
        if (actor.isSystem() || facts.ownerId().equals(actor.id())) {
            return true;
        }
        Optional<ParticipantState> person = participant(roster, actor.id(), email);
        if (person.isPresent()) {
            ParticipantStatus status = person.get().status();
            return status != ParticipantStatus.DENIED && status != ParticipantStatus.BANNED;
        }
        return actor.kind() == ActorKind.GUEST || facts.names(email);
    }
}
