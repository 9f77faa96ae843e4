package io.videoconf.edge.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.queries.FindMeetingState;
import io.videoconf.api.meeting.queries.FindMeetingStateAsOf;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.api.meeting.views.MeetingStateView;
import io.videoconf.edge.relay.Relay;
import io.videoconf.edge.rest.EdgeTest;
import io.videoconf.edge.signaling.Notebook.Heard;
import io.videoconf.edge.stream.LiveFact;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.scheduler.Schedulers;

/** Who was away for longer than an edge remembers is told all that was missed, and little else is read for it. */
class CatchUpTest extends EdgeTest {
    private static final int PAGE = 500;
    /** Further back than what is remembered, and not at the beginning of a page. */
    private static final int LENGTH = 2_717;

    @Autowired
    private CatchUp catchUp;

    @Autowired
    private MeetingPages pages;

    @Autowired
    private Relay relay;

    @Autowired
    private LiveMeters meters;

    /** An edge that has just begun with a meeting: it remembers nothing of it. */
    private MeetingHub hubOf(LongMeeting meeting) {
        sides.answer(FindMeetingState.class, _ -> new MeetingStateView(meeting.newest()));
        sides.answer(FindMeetingStateAsOf.class, asked -> new MeetingStateView(meeting.asOf(asked.sequence())));
        sides.answer(ReadLog.class, meeting::page);
        MeetingHub hub = new MeetingHub(
                meeting.id, SignalingNamespace.NAME, relay, new Pace(Duration.ZERO, Schedulers.parallel(), meters));
        hub.begin(meeting.newest());
        meeting.people.forEach(member -> {
            hub.ask(member);
            member.phase = Member.Phase.HELD;
        });
        return hub;
    }

    private static void arrives(MeetingHub hub, LogEntry entry) {
        hub.arrived(new LiveFact(entry.sequence(), entry.eventId(), entry.event(), entry.timestamp(), null));
    }

    private void comesBack(MeetingHub hub, Member member, long from) {
        catchUp.run(hub, member, from).block(Duration.ofSeconds(30));
        assertThat(member.phase).isEqualTo(Member.Phase.LIVE);
    }

    /** Every fact after a sequence that the member sees, each once, each after the one before it. */
    private static void wasToldAllAfter(long from, LongMeeting meeting, Member member) {
        List<Long> seen = meeting.seenBy(member);
        List<Heard> told = ((Notebook) member.socket).facts();
        assertThat(told)
                .extracting(fact -> fact.number("sequence"))
                .containsExactlyElementsOf(
                        seen.stream().filter(sequence -> sequence > from).toList());
        long previous = seen.stream()
                .filter(sequence -> sequence <= from)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        for (Heard fact : told) {
            assertThat(fact.number("previous_sequence")).isEqualTo(previous);
            previous = fact.number("sequence");
        }
    }

    @Test
    void fiftyWhoMissedThousandsOfFactsReadThoseAndLittleMore() {
        int missed = 5_000;
        LongMeeting meeting = new LongMeeting(50, 12_000);
        MeetingHub hub = hubOf(meeting);
        long from = meeting.newest().sequence() - missed;
        for (Member member : meeting.people) {
            comesBack(hub, member, from);
            wasToldAllAfter(from, meeting, member);
            ((Notebook) member.socket).heard.clear();
        }
        System.out.printf(
                "CatchUpTest: 50 clients that missed %d of 12000 facts: %d were read%n", missed, meeting.read());
        assertThat(meeting.read()).isBetween(50L * missed, 50L * (missed + PAGE));
    }

    @Test
    void anEdgeThatBeganLateReadsNoMoreThanItRemembers() {
        LongMeeting meeting = new LongMeeting(3, LENGTH);
        MeetingHub hub = hubOf(meeting);
        long from = meeting.newest().sequence() - 17;
        for (Member member : meeting.people) {
            comesBack(hub, member, from);
            wasToldAllAfter(from, meeting, member);
        }
        assertThat(meeting.read()).isLessThanOrEqualTo(MeetingHub.KEPT + 2 * PAGE);
        assertThat(meeting.asked).allMatch(after -> after >= LENGTH - MeetingHub.KEPT);
    }

    @Test
    void anyPlaceToBeginIsAsGoodAsAnother() {
        for (long from : new long[] {0, 1, 2, 3, 4, 5, 6, 499, 500, 501, LENGTH - 1_001, LENGTH - 1_000, LENGTH}) {
            LongMeeting meeting = new LongMeeting(3, LENGTH);
            MeetingHub hub = hubOf(meeting);
            for (Member member : meeting.people) {
                comesBack(hub, member, from);
                wasToldAllAfter(from, meeting, member);
            }
        }
    }

    @Test
    void nobodyWaitsForAViewThatIsBehind() {
        LongMeeting meeting = new LongMeeting(3, LENGTH);
        MeetingHub hub = hubOf(meeting);
        sides.refuse(FindMeetingStateAsOf.class, Refusal.of(RefusalCode.NOT_FOUND, "NoViewHasIt"));
        for (Member member : meeting.people) {
            comesBack(hub, member, 5);
            wasToldAllAfter(5, meeting, member);
        }
    }

    @Test
    void whatHappensBetweenTheLastPageAndTheLiveFactsIsToldOnce() {
        LongMeeting meeting = new LongMeeting(2, LENGTH);
        MeetingHub hub = hubOf(meeting);
        sides.answer(ReadLog.class, asked -> {
            LogPage page = meeting.page(asked);
            if (!page.hasMore() && meeting.newest().sequence() < LENGTH + 3) {
                arrives(hub, meeting.says());
            }
            return page;
        });
        comesBack(hub, meeting.people.getFirst(), 3);
        arrives(hub, meeting.says());
        assertThat(meeting.newest().sequence()).isGreaterThan(LENGTH + 1);
        wasToldAllAfter(3, meeting, meeting.people.getFirst());
    }

    @Test
    void aPageIsReadOnlyWhenTheClientHasTakenTheOneBefore() {
        LongMeeting meeting = new LongMeeting(2, LENGTH);
        MeetingHub hub = hubOf(meeting);
        Member member = meeting.people.getFirst();
        Notebook client = (Notebook) member.socket;
        client.waiting = 1_000;
        catchUp.run(hub, member, 100).subscribe();
        await().atMost(Duration.ofSeconds(20)).until(() -> forward(meeting) == 1);
        await().during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(20))
                .until(() -> forward(meeting) == 1 && client.facts().size() <= PAGE);
        client.waiting = 0;
        await().atMost(Duration.ofSeconds(20)).until(() -> member.phase == Member.Phase.LIVE);
        wasToldAllAfter(100, meeting, member);
    }

    private static long forward(LongMeeting meeting) {
        return meeting.asked.stream().filter(after -> after >= 100).count();
    }

    /** A log of any length is in memory two pages at a time. */
    @Test
    void whoTakesALogEntryByEntryHasOnePageMoreAskedForThanItTakes() {
        LongMeeting meeting = new LongMeeting(2, LENGTH);
        hubOf(meeting);
        List<Long> taken = new CopyOnWriteArrayList<>();
        BaseSubscriber<LogEntry> reader = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.request(1);
            }

            @Override
            protected void hookOnNext(LogEntry entry) {
                taken.add(entry.sequence());
            }
        };
        pages.entries(meeting.id, 0).subscribe(reader);
        await().during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(20))
                .until(() -> taken.size() == 1 && meeting.asked.size() <= 2);
        reader.request(PAGE);
        await().atMost(Duration.ofSeconds(20)).until(() -> taken.size() == PAGE + 1);
        assertThat(meeting.asked).hasSizeLessThanOrEqualTo(3);
        reader.request(Long.MAX_VALUE);
        await().atMost(Duration.ofSeconds(20)).until(() -> taken.size() == LENGTH);
        assertThat(taken).isSorted().doesNotHaveDuplicates();
    }
}
