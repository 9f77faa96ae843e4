package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.Recurrence;
import io.videoconf.api.meeting.commands.AdmitEverybody;
import io.videoconf.api.meeting.commands.CancelOccurrence;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.CloseOrphanedMeeting;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.MoveOccurrence;
import io.videoconf.api.meeting.commands.StartMeeting;
import io.videoconf.api.meeting.commands.TransferHost;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.OccurrenceBegan;
import io.videoconf.api.meeting.events.OccurrenceEnded;
import io.videoconf.api.meeting.events.OccurrenceMoved;
import io.videoconf.api.meeting.events.RecurrenceSet;
import io.videoconf.api.meeting.state.EndedMeeting;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import io.videoconf.api.meeting.state.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A meeting that takes place again and again. */
class SeriesTest {
    private static final Instant FIRST = Play.BEGIN.plusSeconds(3600);
    private static final Instant SECOND = FIRST.plus(Duration.ofDays(1));
    private static final Instant THIRD = FIRST.plus(Duration.ofDays(2));
    private final Who anna = Who.colleague("anna");

    private static Play daily() {
        return Play.series("FREQ=DAILY;COUNT=3", "UTC", _ -> {});
    }

    private static Series series(MeetingFacts facts) {
        return Objects.requireNonNull(facts.series());
    }

    private static ChangeMeeting ruled(Play play, String rule) {
        return new ChangeMeeting(play.meeting, null, null, null, null, null, null, new Recurrence(rule, "UTC"));
    }

    @Test
    void eachTimeIsBegunAndEndedInItsTurnAndTheLastEndsTheMeeting() {
        Play play = daily();
        assertThat(play.does(play.owner, new StartMeeting(play.meeting)))
                .containsExactly(
                        new OccurrenceBegan(play.meeting, FIRST, play.now), new MeetingStarted(play.meeting, play.now));
        assertThat(play.does(play.owner, new EndMeeting(play.meeting)))
                .containsExactly(new OccurrenceEnded(play.meeting, FIRST, EndCause.HOST_ENDED, play.now));
        assertThat(play.state).isInstanceOf(ScheduledMeeting.class);
        assertThat(play.does(play.owner, new StartMeeting(play.meeting)).getFirst())
                .isEqualTo(new OccurrenceBegan(play.meeting, SECOND, play.now));
        play.does(play.owner, new EndMeeting(play.meeting));
        play.does(play.owner, new StartMeeting(play.meeting));
        assertThat(play.does(play.owner, new EndMeeting(play.meeting)))
                .containsExactly(new MeetingEnded(play.meeting, EndCause.HOST_ENDED, play.now));
        assertThat(series(((EndedMeeting) play.state).facts()).held())
                .extracting(held -> held.occurrence())
                .containsExactly(FIRST, SECOND, THIRD);
        play.refuses(play.owner, new StartMeeting(play.meeting), RefusalCode.MEETING_ENDED, "AnEndedMeetingStaysEnded");
    }

    @Test
    void aTimeThatNobodyBeganIsPassedOver() {
        Play play = daily().later(Duration.ofHours(25));
        assertThat(play.does(play.owner, new StartMeeting(play.meeting)).getFirst())
                .isEqualTo(new OccurrenceBegan(play.meeting, SECOND, play.now));
    }

    @Test
    void aTimeThatWasCalledOffHasNoTurnAndOneThatWasMovedHasItThen() {
        Play play = daily();
        play.does(play.owner, new CancelOccurrence(play.meeting, FIRST));
        play.changesNothing(play.owner, new CancelOccurrence(play.meeting, FIRST));
        Instant later = THIRD.plusSeconds(60);
        assertThat(play.does(play.owner, new MoveOccurrence(play.meeting, SECOND, later, null)))
                .containsExactly(new OccurrenceMoved(play.meeting, SECOND, later, later.plusSeconds(3600), play.now));
        play.changesNothing(play.owner, new MoveOccurrence(play.meeting, SECOND, later, null));
        assertThat(play.does(play.owner, new StartMeeting(play.meeting)).getFirst())
                .isEqualTo(new OccurrenceBegan(play.meeting, THIRD, play.now));
        play.does(play.owner, new EndMeeting(play.meeting));
        assertThat(play.does(play.owner, new StartMeeting(play.meeting)).getFirst())
                .isEqualTo(new OccurrenceBegan(play.meeting, SECOND, play.now));
    }

    @Test
    void onlyTimesOfTheSeriesAreRearrangedByItsHostsBeforeTheyBegin() {
        Play play = daily();
        play.refuses(
                play.owner,
                new CancelOccurrence(play.meeting, FIRST.plusSeconds(1)),
                RefusalCode.NOT_FOUND,
                "TheTimeIsOfTheSeries");
        play.refuses(
                play.owner,
                new MoveOccurrence(play.meeting, FIRST, SECOND, SECOND),
                RefusalCode.VALIDATION_FAILED,
                "ATimeEndsAfterItBegins");
        play.refuses(
                play.owner,
                new MoveOccurrence(play.meeting, FIRST, SECOND, SECOND.plus(Duration.ofHours(25))),
                RefusalCode.VALIDATION_FAILED,
                "ATimeEndsAfterItBegins");
        play.does(play.owner, new CancelOccurrence(play.meeting, THIRD));
        play.refuses(
                play.owner,
                new MoveOccurrence(play.meeting, THIRD, SECOND, null),
                RefusalCode.INVALID_STATE,
                "WhatWasCalledOffStaysOff");
        play.joins(play.owner);
        play.joins(anna);
        play.refuses(
                play.owner, new CancelOccurrence(play.meeting, FIRST), RefusalCode.INVALID_STATE, "WhatHasBegunStays");
        play.refuses(
                anna,
                new CancelOccurrence(play.meeting, SECOND),
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "OnlyHostsRearrange");
        play.does(play.owner, new EndMeeting(play.meeting));
        play.refuses(
                play.owner,
                new MoveOccurrence(play.meeting, FIRST, THIRD, null),
                RefusalCode.INVALID_STATE,
                "WhatHasBegunStays");
    }

    @Test
    void aMeetingThatTakesPlaceOnceHasNoTimes() {
        Play play = Play.planned(_ -> {});
        play.refuses(
                play.owner,
                new CancelOccurrence(play.meeting, FIRST),
                RefusalCode.INVALID_STATE,
                "OnlyASeriesHasTimes");
    }

    @Test
    void aRuleThatCannotBeGoneByIsRefusedFieldByField() {
        Play play = daily();
        assertThat(play.refuses(
                                play.owner,
                                ruled(play, "FREQ=HOURLY"),
                                RefusalCode.VALIDATION_FAILED,
                                "ARuleCanBeGoneBy")
                        .details())
                .extractingByKey("fields", org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("recurrence.rule");
        Play once = Play.planned(_ -> {});
        once.refuses(once.owner, ruled(once, "FREQ=DAILY"), RefusalCode.VALIDATION_FAILED, "ASeriesHasAFirstTime");
        once.refuses(
                once.owner,
                new ChangeMeeting(
                        once.meeting,
                        null,
                        null,
                        null,
                        FIRST.plus(Duration.ofHours(25)),
                        null,
                        null,
                        new Recurrence("FREQ=WEEKLY", "UTC")),
                RefusalCode.VALIDATION_FAILED,
                "ATimeOfASeriesLastsADayAtMost");
    }

    @Test
    void anotherRuleBeginsAnewAndKeepsWhatWasHeld() {
        Play play = daily();
        play.does(play.owner, new CancelOccurrence(play.meeting, SECOND));
        play.does(play.owner, new StartMeeting(play.meeting));
        play.does(play.owner, new EndMeeting(play.meeting));
        play.changesNothing(play.owner, ruled(play, "FREQ=DAILY;COUNT=3"));
        assertThat(play.does(play.owner, ruled(play, "FREQ=DAILY;COUNT=9")))
                .containsExactly(
                        new RecurrenceSet(play.meeting, new Recurrence("FREQ=DAILY;COUNT=9", "UTC"), play.now));
        assertThat(play.does(play.owner, new StartMeeting(play.meeting)).getFirst())
                .isEqualTo(new OccurrenceBegan(play.meeting, SECOND, play.now));
    }

    @Test
    void whatRunsBecomesNoSeries() {
        Play play = Play.planned(_ -> {});
        play.does(
                play.owner,
                new ChangeMeeting(play.meeting, null, null, null, FIRST.plusSeconds(3600), null, null, null));
        play.joins(play.owner);
        play.refuses(
                play.owner, ruled(play, "FREQ=DAILY"), RefusalCode.INVALID_STATE, "ARunningMeetingBecomesNoSeries");
    }

    @Test
    void theNextTimeBeginsWithItsOwnerAsHostAndLetsNobodyInUnasked() {
        Play play = Play.series("FREQ=DAILY", "UTC", it -> it.waitingRoom = true);
        play.joins(play.owner);
        play.joins(anna);
        play.does(play.owner, new AdmitEverybody(play.meeting));
        play.does(play.owner, new TransferHost(play.meeting, play.pid(anna)));
        play.does(play.owner, new EndMeeting(play.meeting));
        play.joins(play.owner);
        assertThat(play.live().host().holder()).isEqualTo(play.pid(play.owner));
        assertThat(play.person(anna).role()).isEqualTo(ParticipantRole.CO_HOST);
        assertThat(play.person(anna).letIn()).isFalse();
        assertThat(play.person(anna).status()).isEqualTo(ParticipantStatus.LEFT);
    }

    @Test
    void whenTheOwnerIsGoneTheSeriesIsOver() {
        Play play = daily();
        play.joins(play.owner);
        play.does(Who.system(), new CloseOrphanedMeeting(play.meeting));
        assertThat(play.log.getLast()).isEqualTo(new MeetingEnded(play.meeting, EndCause.OWNER_DELETED, play.now));
    }

    @Test
    void whoComesFirstBeginsTheTimeThatHasItsTurn() {
        Play play = Play.series("FREQ=DAILY;COUNT=2", "UTC", it -> it.joinBeforeHost = true);
        assertThat(play.joins(anna).getFirst()).isEqualTo(new OccurrenceBegan(play.meeting, FIRST, play.now));
    }

    @Test
    void anOwnerIsNotLockedOutOfASeriesThatIsThrough() {
        Play play = Play.series("FREQ=DAILY;COUNT=1", "UTC", _ -> {}).later(Duration.ofHours(5));
        play.joins(play.owner);
        assertThat(series(play.live().facts()).current()).isNull();
        play.does(play.owner, new EndMeeting(play.meeting));
        assertThat(play.state).isInstanceOf(EndedMeeting.class);
    }
}
