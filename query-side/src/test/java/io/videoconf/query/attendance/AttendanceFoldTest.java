package io.videoconf.query.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.meeting.ConnectionLoss;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.LeaveEvidence;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.Facts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a person was there, over however many connections. */
class AttendanceFoldTest {
    private static final ConnectionId ONE = ConnectionId.fresh();
    private static final ConnectionId TWO = ConnectionId.fresh();
    private final Facts facts = new Facts(Cast.meeting(0));

    private List<Stay> after(MeetingEvent... log) {
        Attendance attendance = Attendance.NOBODY;
        for (MeetingEvent fact : log) {
            attendance = AttendanceFold.evolve(attendance, fact);
        }
        assertThat(attendance.people()).hasSize(1);
        return attendance.people().getFirst().stays();
    }

    private static Stay stay(Instant from, Instant to, Evidence how, Evidence link) {
        return new Stay(from, to, null, how, List.of(new Link(from, to, link)));
    }

    private Instant at(int seconds) {
        return Facts.BEGIN.plusSeconds(seconds);
    }

    private ConnectionLost lost() {
        Instant at = facts.tick();
        return new ConnectionLost(
                facts.meeting(), Cast.participant(1), ONE, ConnectionLoss.PING_TIMEOUT, at.plusSeconds(30), at);
    }

    private ParticipantLeft left(LeaveEvidence evidence) {
        return new ParticipantLeft(facts.meeting(), Cast.participant(1), evidence, facts.tick());
    }

    @Test
    void aConnectionThatComesBackInterruptsNothing() {
        assertThat(after(
                        facts.joined(1),
                        lost(),
                        new ConnectionRestored(facts.meeting(), Cast.participant(1), TWO, facts.tick()),
                        new ConnectionSuperseded(facts.meeting(), Cast.participant(1), TWO, ONE, facts.tick()),
                        left(LeaveEvidence.EXPLICIT)))
                .containsExactly(new Stay(
                        at(0),
                        at(4),
                        null,
                        Evidence.EXPLICIT,
                        List.of(
                                new Link(at(0), at(1), Evidence.CONNECTION_LOST),
                                new Link(at(2), at(3), Evidence.SUPERSEDED),
                                new Link(at(3), at(4), Evidence.EXPLICIT))));
    }

    @Test
    void whoDoesNotComeBackWasThereUntilTheConnectionWasLost() {
        assertThat(after(facts.joined(1), lost(), left(LeaveEvidence.TIMEOUT)))
                .containsExactly(stay(at(0), at(1), Evidence.TIMEOUT, Evidence.CONNECTION_LOST));
    }

    @Test
    void whoComesAgainHasTwoPresences() {
        assertThat(after(facts.joined(1), left(LeaveEvidence.EXPLICIT), facts.joined(1)))
                .containsExactly(stay(at(0), at(1), Evidence.EXPLICIT, Evidence.EXPLICIT), Stay.begun(at(2)));
    }

    @Test
    void aLostConnectionIsShownWhileItsGraceLasts() {
        assertThat(after(facts.joined(1), lost()))
                .containsExactly(new Stay(
                        at(0),
                        null,
                        at(1),
                        Evidence.CONNECTION_LOST,
                        List.of(new Link(at(0), at(1), Evidence.CONNECTION_LOST))));
    }

    @Test
    void removalAndTheEndOfTheMeetingEndAPresenceOnce() {
        assertThat(after(
                        facts.joined(1),
                        new ParticipantRemoved(
                                facts.meeting(), Cast.participant(1), Cast.participant(0), false, facts.tick()),
                        left(LeaveEvidence.REMOVED),
                        new MeetingEnded(facts.meeting(), EndCause.HOST_ENDED, facts.tick())))
                .containsExactly(stay(at(0), at(1), Evidence.REMOVED, Evidence.REMOVED));
        Facts again = new Facts(Cast.meeting(0));
        assertThat(after(again.joined(1), new MeetingEnded(again.meeting(), EndCause.TIME_LIMIT, again.tick())))
                .containsExactly(stay(at(0), at(1), Evidence.MEETING_ENDED, Evidence.MEETING_ENDED));
    }

    @Test
    void whoseEdgeDiedAndWhoDoesNotComeBackWasLostToTheCrash() {
        Instant at = facts.tick();
        assertThat(after(
                        facts.joined(1),
                        new ConnectionLost(
                                facts.meeting(),
                                Cast.participant(1),
                                ONE,
                                ConnectionLoss.EDGE_LOST,
                                at.plusSeconds(30),
                                at.plusSeconds(2)),
                        left(LeaveEvidence.TIMEOUT)))
                .containsExactly(stay(at(1), at(2), Evidence.CRASH, Evidence.CRASH));
    }

    private static Presence presence(int from, @Nullable Integer to, int until, Evidence how) {
        return new Presence(
                Facts.BEGIN.plusSeconds(from),
                to == null ? null : Facts.BEGIN.plusSeconds(to),
                Facts.BEGIN.plusSeconds(until),
                how,
                List.of());
    }

    private static List<Presence> after(Presence before, int from, int to, boolean present) {
        Instant begin = Facts.BEGIN.plusSeconds(from);
        Instant end = Facts.BEGIN.plusSeconds(to);
        return Presence.after(
                List.of(before),
                new Correction(Cast.participant(1), begin, end, present, "by phone", Cast.participant(0), end, 9));
    }

    @Test
    void whatSomebodySaysIsCutOutOfWhatTheFactsSayAndSaidAnew() {
        Presence explicit = presence(10, 20, 20, Evidence.EXPLICIT);
        assertThat(after(explicit, 20, 30, true)).containsExactly(explicit, presence(20, 30, 30, Evidence.CORRECTED));
        assertThat(after(explicit, 5, 15, true))
                .containsExactly(presence(5, 15, 15, Evidence.CORRECTED), presence(15, 20, 20, Evidence.EXPLICIT));
        assertThat(after(explicit, 12, 14, false))
                .containsExactly(presence(10, 12, 12, Evidence.CORRECTED), presence(14, 20, 20, Evidence.EXPLICIT));
        assertThat(after(explicit, 0, 30, false)).isEmpty();
        assertThat(after(explicit, 0, 10, false)).containsExactly(explicit);
        assertThat(after(presence(10, null, 20, Evidence.CONNECTED), 0, 15, false))
                .containsExactly(presence(15, null, 20, Evidence.CONNECTED));
    }
}
