package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.ConnectionLoss;
import io.videoconf.api.meeting.commands.CancelMeeting;
import io.videoconf.api.meeting.commands.CloseOrphanedMeeting;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.EndParticipantGrace;
import io.videoconf.api.meeting.commands.EnforceTimeLimit;
import io.videoconf.api.meeting.commands.ExpireMeeting;
import io.videoconf.api.meeting.commands.LoseConnection;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.StartMeeting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was due comes late: the meeting is not any more, or not yet, what it was set for. */
class LateDeadlinesTest {
    private final ParticipantId somebody = ParticipantId.fresh();

    private Play ended() {
        Play play = Play.running();
        play.joins(play.owner);
        play.does(play.owner, new EndMeeting(play.meeting));
        return play;
    }

    private Play cancelled() {
        Play play = Play.planned(_ -> {});
        play.does(play.owner, new CancelMeeting(play.meeting));
        return play;
    }

    private Play begun() {
        Play play = Play.planned(_ -> {});
        play.does(play.owner, new StartMeeting(play.meeting));
        return play;
    }

    private List<MeetingCommand> due(Play play) {
        return List.of(
                new EnforceTimeLimit(play.meeting, true),
                new EnforceTimeLimit(play.meeting, false),
                new EndParticipantGrace(play.meeting, somebody, ConnectionId.fresh()));
    }

    @Test
    void whatIsNotRunningHasNoDeadlines() {
        for (Play play : List.of(ended(), cancelled(), Play.planned(_ -> {}))) {
            due(play).forEach(command -> play.changesNothing(Who.system(), command));
        }
    }

    @Test
    void whatHasBegunOrIsOverIsNotGivenUp() {
        for (Play play : List.of(ended(), cancelled(), begun())) {
            play.changesNothing(Who.system(), new ExpireMeeting(play.meeting));
        }
    }

    @Test
    void whatIsOverIsNotClosedAgain() {
        for (Play play : List.of(ended(), cancelled())) {
            play.changesNothing(Who.system(), new CloseOrphanedMeeting(play.meeting));
        }
    }

    @Test
    void aLimitThatWasLiftedEndsNothing() {
        Play play = Play.running();
        play.joins(play.owner);
        play.changesNothing(Who.system(), new EnforceTimeLimit(play.meeting, false));
    }

    @Test
    void aConnectionThatIsLostAfterTheEndMeansNothing() {
        for (Play play : List.of(ended(), cancelled(), Play.planned(_ -> {}))) {
            LoseConnection late =
                    new LoseConnection(play.meeting, somebody, ConnectionId.fresh(), ConnectionLoss.TRANSPORT_LOST);
            play.changesNothing(Who.system(), late);
            play.changesNothing(play.owner, late);
        }
        Play running = Play.running();
        Who stranger = Who.outsider("stranger");
        running.refuses(
                stranger,
                new LoseConnection(running.meeting, somebody, ConnectionId.fresh(), ConnectionLoss.TRANSPORT_LOST),
                RefusalCode.MEETING_NOT_FOUND,
                "OnlyThoseConcernedKnowTheMeeting");
        assertThat(running.log).hasSize(2);
    }
}
