package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.HostAbsentPolicy;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.RecordingEnd;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.LeaveMeeting;
import io.videoconf.api.meeting.commands.StartRecording;
import io.videoconf.api.meeting.events.RecordingStopped;
import io.videoconf.api.meeting.state.EndedMeeting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a recording in the cloud when the host is gone: it goes on with the meeting, and ends with it. */
class RecordingHostLostTest {
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Who anna = Who.colleague("anna");
    private final Play play = Play.running(it -> {
        it.policy = HostAbsentPolicy.END_AFTER;
        it.endAfter = 10;
    });

    private RecordingId recorded() {
        play.with(play.owner, anna);
        RecordingId id = RecordingId.fresh();
        play.does(play.owner, new StartRecording(play.meeting, id, RecordingMode.CLOUD, true));
        return id;
    }

    @Test
    void whereNobodyTakesOverItStopsWithTheMeetingAndSaysThatTheHostWasLost() {
        RecordingId id = recorded();
        play.vanishes(play.owner);
        play.wait(GRACE.plusMinutes(9));
        assertThat(play.live().recordings()).hasSize(1);
        play.wait(Duration.ofMinutes(1));
        assertHostLost(id);
    }

    @Test
    void alsoWhereTheHostWentWithoutALoss() {
        RecordingId id = recorded();
        play.does(play.owner, new LeaveMeeting(play.meeting));
        play.wait(Duration.ofMinutes(10));
        assertHostLost(id);
    }

    private void assertHostLost(RecordingId id) {
        assertThat(((EndedMeeting) play.state).cause()).isEqualTo(EndCause.HOST_ABSENT);
        assertThat(stops())
                .containsExactly(new RecordingStopped(play.meeting, id, RecordingEnd.HOST_LOST, null, play.now));
    }

    @Test
    void whereSomebodyTakesOverItGoesOn() {
        recorded();
        play.does(play.owner, new ChangeRole(play.meeting, play.pid(anna), ParticipantRole.CO_HOST));
        play.vanishes(play.owner);
        play.wait(Duration.ofHours(1));
        assertThat(stops()).isEmpty();
        assertThat(play.live().recordings()).hasSize(1);
    }

    private List<RecordingStopped> stops() {
        return play.log.stream()
                .filter(RecordingStopped.class::isInstance)
                .map(RecordingStopped.class::cast)
                .toList();
    }
}
