package io.videoconf.command.meeting.presence;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.LeaveEvidence;
import io.videoconf.api.meeting.commands.EndParticipantGrace;
import io.videoconf.api.meeting.commands.LoseConnection;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.state.Presence;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.CommonRules.AGraceRunsToItsDeadline;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.deciding.Story;
import io.videoconf.command.meeting.host.HostChair;
import io.videoconf.command.meeting.presence.PresenceRules.OnlyOnesOwnConnectionIsLost;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Connections are lost. That is not a leave: within the grace the person comes back to the same place.
 */
public final class Connections {
    /** How long anybody may take to come back. */
    static final Duration GRACE = Duration.ofSeconds(60);

    private Connections() {}

    /** A connection is gone; one that has been replaced meanwhile, or belongs to nobody here, is no loss. */
    public static Decision<MeetingEvent> decide(Asked<LoseConnection> asked, MeetingState state) {
        LoseConnection command = asked.command();
        return Meetings.whenLost(
                asked,
                state,
                (live, caller) -> Meetings.about(
                        command.participantId(),
                        live.roster(),
                        caller,
                        to -> Check.that(new OnlyOnesOwnConnectionIsLost(), to)
                                .then(() -> isAlive(to.target().presence(), command.connectionId())
                                        ? lost(live, to.target(), asked)
                                        : Decision.alreadySo())));
    }

    /** Somebody did not come back in time. */
    public static Decision<MeetingEvent> graceEnds(Asked<EndParticipantGrace> asked, MeetingState state) {
        EndParticipantGrace command = asked.command();
        return Meetings.whenDue(asked, state, live -> {
            Optional<ParticipantState> person = live.roster().find(command.participantId());
            Optional<Instant> until = person.flatMap(it -> graceOf(it, command.connectionId()));
            if (person.isEmpty() || until.isEmpty()) {
                return Decision.alreadySo();
            }
            return Check.that(new AGraceRunsToItsDeadline(), !asked.at().isBefore(until.get()))
                    .then(() -> Departures.left(live, person.get(), LeaveEvidence.TIMEOUT, asked.at())
                            .decision());
        });
    }

    private static Decision<MeetingEvent> lost(LiveMeeting live, ParticipantState person, Asked<LoseConnection> asked) {
        LoseConnection command = asked.command();
        boolean host = live.host().holder().equals(person.id()) && person.connected();
        Story story = Story.from(live)
                .then(new ConnectionLost(
                        command.meetingId(),
                        person.id(),
                        command.connectionId(),
                        command.reason(),
                        asked.at().plus(grace(live, person.id())),
                        asked.at()));
        if (host) {
            HostChair.lost(story, person, asked);
        }
        return story.decision();
    }

    /** A host's place in the meeting is kept at least as long as the host role. */
    private static Duration grace(LiveMeeting live, ParticipantId person) {
        Duration host = Duration.ofSeconds(live.facts().settings().hostGraceSeconds());
        boolean longer = live.host().holder().equals(person) && host.compareTo(GRACE) > 0;
        return longer ? host : GRACE;
    }

    private static boolean isAlive(Presence presence, ConnectionId connection) {
        return connection.equals(presence.connectionId()) && presence.graceUntil() == null;
    }

    private static Optional<Instant> graceOf(ParticipantState person, ConnectionId connection) {
        return connection.equals(person.presence().connectionId())
                ? Optional.ofNullable(person.presence().graceUntil())
                : Optional.empty();
    }
}
