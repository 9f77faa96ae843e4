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
                .containsExactly(new Stay(at(0), at(4), null, Evidence.EXPLICIT));
    }

    @Test
    void whoDoesNotComeBackWasThereUntilTheConnectionWasLost() {
        assertThat(after(facts.joined(1), lost(), left(LeaveEvidence.TIMEOUT)))
                .containsExactly(new Stay(at(0), at(1), null, Evidence.TIMEOUT));
    }

    @Test
    void whoComesAgainHasTwoPresences() {
        assertThat(after(facts.joined(1), left(LeaveEvidence.EXPLICIT), facts.joined(1)))
                .containsExactly(
                        new Stay(at(0), at(1), null, Evidence.EXPLICIT),
                        new Stay(at(2), null, null, Evidence.CONNECTED));
    }

    @Test
    void aLostConnectionIsShownWhileItsGraceLasts() {
        assertThat(after(facts.joined(1), lost()))
                .containsExactly(new Stay(at(0), null, at(1), Evidence.CONNECTION_LOST));
    }

    @Test
    void removalAndTheEndOfTheMeetingEndAPresenceOnce() {
        assertThat(after(
                        facts.joined(1),
                        new ParticipantRemoved(
                                facts.meeting(), Cast.participant(1), Cast.participant(0), false, facts.tick()),
                        left(LeaveEvidence.REMOVED),
                        new MeetingEnded(facts.meeting(), EndCause.HOST_ENDED, facts.tick())))
                .containsExactly(new Stay(at(0), at(1), null, Evidence.REMOVED));
        Facts again = new Facts(Cast.meeting(0));
        assertThat(after(again.joined(1), new MeetingEnded(again.meeting(), EndCause.TIME_LIMIT, again.tick())))
                .containsExactly(new Stay(at(0), at(1), null, Evidence.MEETING_ENDED));
    }
}
