package io.videoconf.command.meeting.admission;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.state.MeetingAccess;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.state.Roster;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.meeting.deciding.Emails;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the door.
 *
 * @param known as the meeting knows them, by user id, or by an invitation to their e-mail; null for a stranger
 */
record Visitor(
        Asked<JoinMeeting> asked,
        MeetingFacts facts,
        @Nullable ParticipantState known) {

    static Visitor at(Asked<JoinMeeting> asked, MeetingFacts facts, Roster people) {
        Actor actor = asked.actor();
        return new Visitor(
                asked,
                facts,
                MeetingAccess.participant(people, actor.id(), email(asked)).orElse(null));
    }

    JoinMeeting command() {
        return asked.command();
    }

    Actor actor() {
        return asked.actor();
    }

    Instant now() {
        return asked.at();
    }

    /** Who is known keeps the id. */
    ParticipantId id() {
        return known == null ? command().participantId() : known.id();
    }

    /** The verified e-mail in lower case; a guest has none. */
    @Nullable
    String email() {
        return email(asked);
    }

    ParticipantRole role() {
        return known == null ? ParticipantRole.PARTICIPANT : known.role();
    }

    @Nullable
    ParticipantStatus status() {
        return known == null ? null : known.status();
    }

    boolean owner() {
        return facts.ownerId().equals(actor().id());
    }

    /** In the meeting, on the way, or waiting before it. */
    boolean around() {
        return known != null && (known.status().holdsSeat() || known.status() == ParticipantStatus.WAITING);
    }

    /** Owner, host, co-host, or a named alternative host: passes lock, password and waiting room. */
    boolean trusted() {
        return owner() || role().moderates() || facts.names(email());
    }

    /** Was let in before, and not put out since: passes password and waiting room, but not a lock. */
    boolean belongs() {
        return trusted() || (known != null && known.letIn());
    }

    private static @Nullable String email(Asked<JoinMeeting> asked) {
        return asked.actor().kind() == ActorKind.USER
                ? Emails.lower(asked.command().email())
                : null;
    }
}
