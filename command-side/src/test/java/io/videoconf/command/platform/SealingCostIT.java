package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.ChatMessage;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.Introduction;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.SendChatMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What sealing and the ledger cost together: two command sides, one with and one without them, in turns, each as fast as it is answered. */
@Tag("measured")
class SealingCostIT {
    private static final int CALLERS = 16;
    private static final int ROUNDS = 10;
    /** For the compiler. */
    private static final int WARM_UPS = 4;

    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final String TEXT =
            "We meet again on Thursday at ten; please bring the figures of the last quarter.";

    private record Outcome(double perSecond, double p99Millis) {}

    @Test
    void sealingAndLedgerCostAFewOfAHundredCommands() throws Exception {
        List<Outcome> sealed = new ArrayList<>();
        List<Outcome> plain = new ArrayList<>();
        try (CommandSideUnderTest on = CommandSideUnderTest.start();
                CommandSideUnderTest off = CommandSideUnderTest.with(
                        "--videoconf.sealing.enabled=false", "--videoconf.ledger.enabled=false")) {
            List<MeetingId> here = meetings(on);
            List<MeetingId> there = meetings(off);
            for (int round = 0; round < ROUNDS + WARM_UPS; round++) {
                boolean first = round % 2 == 0;
                Outcome before = first ? round(on, here) : round(off, there);
                Outcome after = first ? round(off, there) : round(on, here);
                if (round >= WARM_UPS) {
                    sealed.add(first ? before : after);
                    plain.add(first ? after : before);
                }
            }
        }
        double rate = median(sealed.stream().map(Outcome::perSecond).toList())
                / median(plain.stream().map(Outcome::perSecond).toList());
        double p99 = median(sealed.stream().map(Outcome::p99Millis).toList())
                / median(plain.stream().map(Outcome::p99Millis).toList());
        System.out.printf(
                "chat messages a second, with sealing and ledger and without: %.0f and %.0f, ratio %.3f; p99 in ms %.2f and %.2f, ratio %.3f%n",
                median(sealed.stream().map(Outcome::perSecond).toList()),
                median(plain.stream().map(Outcome::perSecond).toList()),
                rate,
                median(sealed.stream().map(Outcome::p99Millis).toList()),
                median(plain.stream().map(Outcome::p99Millis).toList()),
                p99);
        assertThat(rate).isGreaterThanOrEqualTo(0.85);
    }

    private static List<MeetingId> meetings(CommandSideUnderTest side) {
        List<MeetingId> meetings = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            MeetingId meeting = MeetingId.fresh();
            side.send(CommandSideUnderTest.instant(meeting));
            side.send(new JoinMeeting(
                    meeting,
                    ParticipantId.fresh(),
                    ConnectionId.fresh(),
                    new Introduction("Ada", null, null),
                    "ada@example.com",
                    null,
                    new Capabilities(true, true, true)));
            meetings.add(meeting);
        }
        return meetings;
    }

    private static Outcome round(CommandSideUnderTest side, List<MeetingId> meetings) throws Exception {
        long end = System.nanoTime() + ROUND_NANOS;
        List<Long> nanos = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> callers = new ArrayList<>();
            meetings.forEach(meeting -> callers.add(threads.submit(() -> talk(side, meeting, end))));
            for (Future<List<Long>> caller : callers) {
                nanos.addAll(caller.get());
            }
        }
        Collections.sort(nanos);
        return new Outcome(nanos.size() * 1e9 / ROUND_NANOS, nanos.get(nanos.size() * 99 / 100) / 1e6);
    }

    private static List<Long> talk(CommandSideUnderTest side, MeetingId meeting, long end) {
        List<Long> nanos = new ArrayList<>();
        while (System.nanoTime() < end) {
            long began = System.nanoTime();
            side.send(new SendChatMessage(
                    meeting, new ChatMessage(MessageId.fresh(), ChatMessageType.TEXT, TEXT, null, null)));
            nanos.add(System.nanoTime() - began);
        }
        return nanos;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
