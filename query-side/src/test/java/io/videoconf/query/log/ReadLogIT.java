package io.videoconf.query.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.meeting.queries.FindMeetingAsOf;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.state.LogVisibility;
import io.videoconf.api.meeting.state.MeetingAccess;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.MeetingViews;
import io.videoconf.api.meeting.views.AtSequence;
import io.videoconf.api.meeting.views.AtTime;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import io.videoconf.query.testing.RandomHistory;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.queryhandling.QueryExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages of a log, and how a meeting was, against the fold of the whole log. */
class ReadLogIT {
    private static final long SEED = System.nanoTime();
    private static final int LOGS = 4;
    private static final int LENGTH = 150;

    private static MongoWire mongo;
    private static QuerySideUnderTest side;

    @BeforeAll
    static void start() {
        System.out.println("seed " + SEED);
        mongo = new MongoWire();
        side = new QuerySideUnderTest(mongo, new EventsInMemory());
        for (int number = 0; number < LOGS; number++) {
            side.publish(Cast.meeting(number).value(), log(number));
        }
        side.settle();
        side.requireNothingParked();
    }

    @AfterAll
    static void stop() {
        side.close();
        mongo.close();
    }

    private static List<MeetingEvent> log(int number) {
        return new RandomHistory(SEED + number, new Facts(Cast.meeting(number))).facts(LENGTH, number % 2 == 0);
    }

    private static List<LogEntry> paged(MeetingId meeting, Actor viewer, int limit) {
        List<LogEntry> all = new ArrayList<>();
        LogPage page = side.ask(new ReadLog(meeting, viewer, 0, limit), LogPage.class);
        while (true) {
            assertThat(page.entries().size()).isLessThanOrEqualTo(limit);
            all.addAll(page.entries());
            if (!page.hasMore()) {
                return all;
            }
            page = side.ask(new ReadLog(meeting, viewer, page.lastSequence(), limit), LogPage.class);
        }
    }

    @Test
    void pagesOfAnySizeMakeTheLogThatTheViewerMaySee() {
        for (int number = 0; number < LOGS; number++) {
            List<MeetingEvent> log = log(number);
            MeetingState end = MeetingFold.replay(log);
            for (int person = 0; person < RandomHistory.PEOPLE; person++) {
                if (MeetingAccess.mayRead(end, Cast.viewer(person), null)) {
                    List<Long> expected = seen(end, log, person);
                    for (int limit : new int[] {1, 3, 1000}) {
                        requireChain(paged(Cast.meeting(number), Cast.viewer(person), limit), expected, log);
                    }
                }
            }
        }
    }

    private static List<Long> seen(MeetingState end, List<MeetingEvent> log, int person) {
        List<Long> seen = new ArrayList<>();
        for (int index = 0; index < log.size(); index++) {
            if (LogVisibility.sees(end, Cast.user(person), index + 1, log.get(index))) {
                seen.add(index + 1L);
            }
        }
        return seen;
    }

    private static void requireChain(List<LogEntry> entries, List<Long> expected, List<MeetingEvent> log) {
        assertThat(entries).extracting(LogEntry::sequence).isEqualTo(expected);
        long previous = 0;
        for (LogEntry entry : entries) {
            assertThat(entry.previousSequence()).isEqualTo(previous);
            assertThat(entry.event())
                    .isInstanceOf(log.get((int) entry.sequence() - 1).getClass());
            previous = entry.sequence();
        }
    }

    @Test
    void privateMessagesAndTheLobbyNeverLeak() {
        for (int number = 0; number < LOGS; number++) {
            MeetingState end = MeetingFold.replay(log(number));
            for (int person = 1; person < RandomHistory.PEOPLE; person++) {
                if (!MeetingAccess.mayRead(end, Cast.viewer(person), null)) {
                    continue;
                }
                for (LogEntry entry : paged(Cast.meeting(number), Cast.viewer(person), 100)) {
                    requireForThem(entry.event(), person, entry.sequence(), log(number));
                }
            }
        }
    }

    private static void requireForThem(MeetingEvent fact, int person, long sequence, List<MeetingEvent> log) {
        if (fact instanceof ChatMessageSent chat && chat.recipientId() != null) {
            assertThat(Cast.participant(person)).isIn(chat.senderId(), chat.recipientId());
        }
        if (fact instanceof ParticipantStartedWaiting waiting
                && !waiting.participantId().equals(Cast.participant(person))) {
            MeetingState then = MeetingFold.replay(log.subList(0, (int) sequence));
            boolean letInAlready = LogVisibility.sees(then, Cast.user(person), sequence, fact);
            assertThat(letInAlready).isTrue();
        }
    }

    @Test
    void theHashOfThePasswordStaysInside() {
        LogPage page = side.ask(new ReadLog(Cast.meeting(0), Cast.viewer(0), 0, 1), LogPage.class);
        assertThat(page.entries().getFirst().event())
                .isInstanceOfSatisfying(
                        MeetingScheduled.class,
                        fact -> assertThat(fact.settings().passwordHash()).isNull());
    }

    @Test
    void whoIsNotOfTheMeetingIsToldThatThereIsNone() {
        for (Actor stranger : List.of(Cast.viewer(50), Cast.guest(51, Cast.meeting(1)), Cast.compliance(Cast.TENANT))) {
            assertThatThrownBy(() -> side.ask(new ReadLog(Cast.meeting(0), stranger, 0, 10), LogPage.class))
                    .isInstanceOfSatisfying(
                            QueryExecutionException.class,
                            refusal -> assertThat(refusal.<Refusal>getDetails()
                                            .orElseThrow()
                                            .code())
                                    .isEqualTo(RefusalCode.MEETING_NOT_FOUND));
        }
    }

    @Test
    void factsThatAreNewerThanTheDocumentAreReadAsWell() {
        MeetingId meeting = Cast.meeting(20);
        List<MeetingEvent> log = new RandomHistory(SEED, new Facts(meeting)).facts(80, false);
        side.publish(meeting.value(), log.subList(0, 30));
        side.settle();
        side.stop("meeting");
        try {
            side.publish(meeting.value(), log.subList(30, log.size()));
            List<Long> all = seen(MeetingFold.replay(log), log, 0);
            requireChain(paged(meeting, Cast.viewer(0), 7), all, log);
            LogPage late = side.ask(new ReadLog(meeting, Cast.viewer(0), 60, 100), LogPage.class);
            assertThat(late.entries())
                    .extracting(LogEntry::sequence)
                    .isEqualTo(all.stream().filter(sequence -> sequence > 60).toList());
        } finally {
            side.start("meeting");
        }
        side.settle();
    }

    @Test
    void asOfAnySequenceIsTheFoldUpToThere() {
        for (int number = 0; number < 2; number++) {
            List<MeetingEvent> log = log(number);
            for (int upTo = 1; upTo <= log.size(); upTo++) {
                MeetingView expected = MeetingViews.view(MeetingFold.replay(log.subList(0, upTo)));
                assertThat(side.ask(
                                new FindMeetingAsOf(Cast.meeting(number), new AtSequence(upTo), Cast.viewer(0)),
                                MeetingView.class))
                        .isEqualTo(expected);
                assertThat(side.ask(
                                new FindMeetingAsOf(
                                        Cast.meeting(number),
                                        new AtTime(log.get(upTo - 1).at()),
                                        Cast.viewer(0)),
                                MeetingView.class))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void asOfOutsideOfTheLogIsRefused() {
        assertThatThrownBy(() -> side.ask(
                        new FindMeetingAsOf(Cast.meeting(0), new AtSequence(LENGTH + 1), Cast.viewer(0)),
                        MeetingView.class))
                .isInstanceOfSatisfying(
                        QueryExecutionException.class,
                        refusal -> assertThat(refusal.<Refusal>getDetails()
                                        .orElseThrow()
                                        .code())
                                .isEqualTo(RefusalCode.VALIDATION_FAILED));
        assertThatThrownBy(() -> side.ask(
                        new FindMeetingAsOf(Cast.meeting(0), new AtTime(Facts.BEGIN.minusSeconds(1)), Cast.viewer(0)),
                        MeetingView.class))
                .isInstanceOfSatisfying(
                        QueryExecutionException.class,
                        refusal -> assertThat(refusal.<Refusal>getDetails()
                                        .orElseThrow()
                                        .code())
                                .isEqualTo(RefusalCode.MEETING_NOT_FOUND));
    }
}
