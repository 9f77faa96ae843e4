package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.MeetingPolicyChange;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.ExpireMeeting;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.TimeLimitWarned;
import io.videoconf.api.meeting.state.EndedMeeting;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody comes. */
class UnattendedTest {
    private static final Duration GIVEN_UP = Duration.ofMinutes(90);
    private static final Instant END = Play.BEGIN.plusSeconds(3600);
    private final Who anna = Who.colleague("anna");

    private static Play planned() {
        return Play.planned(it -> it.rules = new MeetingPolicyChange(null, null, null, 90));
    }

    @Test
    void aMeetingThatNobodyBeganIsOver() {
        Play play = planned();
        play.wait(Duration.ofHours(1).plus(GIVEN_UP).minusSeconds(1));
        assertThat(play.state).isInstanceOf(ScheduledMeeting.class);
        play.wait(Duration.ofSeconds(1));
        assertThat(play.log.getLast()).isEqualTo(new MeetingEnded(play.meeting, EndCause.EXPIRED, END.plus(GIVEN_UP)));
        assertThat(((EndedMeeting) play.state).startedAt()).isNull();
        play.refuses(play.owner, play.joining(play.owner), RefusalCode.MEETING_ENDED, "AnEndedMeetingStaysEnded");
    }

    @Test
    void aMeetingThatBeganIsNot() {
        Play play = planned();
        play.joins(play.owner);
        play.wait(Duration.ofDays(3));
        assertThat(play.state).isInstanceOf(LiveMeeting.class);
    }

    @Test
    void anotherPlanIsAnotherDeadline() {
        Play play = planned();
        play.does(
                play.owner,
                new ChangeMeeting(play.meeting, null, null, END.plus(Duration.ofDays(1)), null, null, null));
        play.wait(Duration.ofHours(20));
        assertThat(play.state).isInstanceOf(ScheduledMeeting.class);
        play.wait(Duration.ofHours(8));
        assertThat(play.state).isInstanceOf(EndedMeeting.class);
    }

    @Test
    void aPlanInThePastHasItsTimeAllTheSame() {
        Play play = new Play();
        play.schedule(
                Play.BEGIN.minus(Duration.ofDays(9)),
                List.of(),
                it -> it.rules = new MeetingPolicyChange(null, null, null, 90));
        play.wait(GIVEN_UP.minusSeconds(1));
        assertThat(play.state).isInstanceOf(ScheduledMeeting.class);
        play.wait(Duration.ofSeconds(1));
        assertThat(play.state).isInstanceOf(EndedMeeting.class);
    }

    @Test
    void aSeriesIsOverAfterItsLastTimeAndAnEndlessOneNever() {
        Play play = Play.series(
                "FREQ=DAILY;COUNT=2", "UTC", it -> it.rules = new MeetingPolicyChange(null, null, null, 90));
        play.wait(Duration.ofDays(1).plusHours(3));
        assertThat(play.state).isInstanceOf(ScheduledMeeting.class);
        play.wait(Duration.ofHours(1));
        assertThat(play.log.getLast()).isInstanceOf(MeetingEnded.class);
        Play endless = Play.series("FREQ=DAILY", "UTC", _ -> {});
        assertThat(endless.timers).isEmpty();
    }

    @Test
    void onlyVideoConfGivesUp() {
        Play play = planned();
        play.refuses(
                play.owner,
                new ExpireMeeting(play.meeting),
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "OnlyVideoConfActsForDeadlines");
        play.refuses(
                anna,
                new ExpireMeeting(play.meeting),
                RefusalCode.MEETING_NOT_FOUND,
                "OnlyThoseConcernedKnowTheMeeting");
        play.changesNothing(Who.system(), new ExpireMeeting(play.meeting));
    }

    @Test
    void whatTheAccountAllowsIsTheLongestThatAMeetingRuns() {
        Play play = new Play();
        play.longestMinutes = 40;
        play.schedule(null, List.of(), it -> it.timeLimit = 60);
        play.joins(play.owner);
        play.wait(Duration.ofMinutes(35));
        assertThat(play.log.getLast())
                .isEqualTo(new TimeLimitWarned(
                        play.meeting,
                        Play.BEGIN.plus(Duration.ofMinutes(40)),
                        Play.BEGIN.plus(Duration.ofMinutes(35))));
        play.wait(Duration.ofMinutes(5));
        assertThat(play.log.getLast())
                .isEqualTo(
                        new MeetingEnded(play.meeting, EndCause.TIME_LIMIT, Play.BEGIN.plus(Duration.ofMinutes(40))));
    }

    @Test
    void aShorterLimitOfTheHostHoldsAndNoSettingLiftsThatOfTheAccount() {
        Play play = new Play();
        play.longestMinutes = 40;
        play.schedule(null, List.of(), it -> it.timeLimit = 10);
        assertThat(play.live().facts().minutesAllowed()).isEqualTo(10);
        Changes longer = new Changes();
        longer.timeLimit = 600;
        play.does(play.owner, new ChangeMeeting(play.meeting, null, null, null, null, null, longer.change()));
        assertThat(play.live().facts().minutesAllowed()).isEqualTo(40);
    }
}
