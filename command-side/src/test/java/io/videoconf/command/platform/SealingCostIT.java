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
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What sealing and the ledger cost together: two command sides, one with and one without them, in turns; first each as fast as
 * it is answered, then both as often as half of what the one without them can do, counted from when a message was to be sent.
 */
@Tag("measured")
class SealingCostIT {
    private static final int CALLERS = 16;
    /** Many, for the machine has its moods. */
    private static final int ROUNDS = 30;
    /** For the compiler. */
    private static final int WARM_UPS = 10;

    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final String TEXT =
            "We meet again on Thursday at ten; please bring the figures of the last quarter.";

    /**
     * @param nanos that each message took, sorted
     */
    private record Outcome(double perSecond, List<Long> nanos) {
        static Outcome of(List<Long> nanos) {
            return new Outcome(
                    nanos.size() * 1e9 / ROUND_NANOS, nanos.stream().sorted().toList());
        }

        double p99Millis() {
            return nanos.get(nanos.size() * 99 / 100) / 1e6;
        }
    }

    /** Sends messages to a meeting for a round; how long each took, in nanoseconds. */
    private interface Talk {
        List<Long> talk(CommandSideUnderTest side, MeetingId meeting);
    }

    /** The rounds of both, in turns: what is compared is a round with the one next to it, for the machine has its moods. */
    private record Pairs(List<Outcome> sealed, List<Outcome> plain) {
        double rate() {
            return median(ratios(Outcome::perSecond));
        }

        /** Of all messages: the slowest of one round are few, and most of them are the machine's. */
        double p99() {
            return p99(sealed) / p99(plain);
        }

        private static double p99(List<Outcome> rounds) {
            return Outcome.of(rounds.stream()
                            .flatMap(round -> round.nanos().stream())
                            .toList())
                    .p99Millis();
        }

        private List<Double> ratios(ToDoubleFunction<Outcome> figure) {
            return IntStream.range(0, sealed.size())
                    .mapToObj(i -> figure.applyAsDouble(sealed.get(i)) / figure.applyAsDouble(plain.get(i)))
                    .sorted()
                    .toList();
        }

        static double of(List<Outcome> rounds, ToDoubleFunction<Outcome> figure) {
            return median(rounds.stream().map(figure::applyAsDouble).sorted().toList());
        }

        private static double median(List<Double> sorted) {
            return sorted.get(sorted.size() / 2);
        }

        void tell(String how) {
            List<Double> rates = ratios(Outcome::perSecond);
            List<Double> p99s = ratios(Outcome::p99Millis);
            System.out.printf(
                    "chat messages a second %s, with sealing and ledger and without: %.0f and %.0f, ratio %.3f (half of them %.2f to %.2f); p99 of all in ms %.2f and %.2f, ratio %.3f (half of the rounds' %.2f to %.2f)%n",
                    how,
                    of(sealed, Outcome::perSecond),
                    of(plain, Outcome::perSecond),
                    rate(),
                    rates.get(ROUNDS / 4),
                    rates.get(ROUNDS * 3 / 4),
                    p99(sealed),
                    p99(plain),
                    p99(),
                    p99s.get(ROUNDS / 4),
                    p99s.get(ROUNDS * 3 / 4));
        }
    }

    @Test
    void sealingAndLedgerCostAFewOfAHundredCommands() throws Exception {
        try (CommandSideUnderTest on = CommandSideUnderTest.durable();
                CommandSideUnderTest off = CommandSideUnderTest.durable(
                        "--videoconf.sealing.enabled=false", "--videoconf.ledger.enabled=false")) {
            List<MeetingId> here = meetings(on);
            List<MeetingId> there = meetings(off);
            Pairs saturated = pairs(on, here, off, there, SealingCostIT::withoutPause);
            saturated.tell("as fast as they are answered");
            double each = Pairs.of(saturated.plain(), Outcome::perSecond) / 2 / CALLERS;
            Pairs paced = pairs(on, here, off, there, (side, meeting) -> inTime(side, meeting, each));
            paced.tell("at half of what is possible");
            assertThat(saturated.rate()).isGreaterThanOrEqualTo(0.85);
            assertThat(paced.p99()).isLessThanOrEqualTo(1.10);
        }
    }

    private static Pairs pairs(
            CommandSideUnderTest on, List<MeetingId> here, CommandSideUnderTest off, List<MeetingId> there, Talk talk)
            throws Exception {
        Pairs pairs = new Pairs(new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < ROUNDS + WARM_UPS; round++) {
            boolean first = round % 2 == 0;
            Outcome before = first ? round(on, here, talk) : round(off, there, talk);
            Outcome after = first ? round(off, there, talk) : round(on, here, talk);
            if (round >= WARM_UPS) {
                pairs.sealed().add(first ? before : after);
                pairs.plain().add(first ? after : before);
            }
        }
        return pairs;
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

    private static Outcome round(CommandSideUnderTest side, List<MeetingId> meetings, Talk talk) throws Exception {
        List<Long> nanos = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> callers = new ArrayList<>();
            meetings.forEach(meeting -> callers.add(threads.submit(() -> talk.talk(side, meeting))));
            for (Future<List<Long>> caller : callers) {
                nanos.addAll(caller.get());
            }
        }
        return Outcome.of(nanos);
    }

    private static List<Long> withoutPause(CommandSideUnderTest side, MeetingId meeting) {
        List<Long> nanos = new ArrayList<>();
        long end = System.nanoTime() + ROUND_NANOS;
        for (long began = System.nanoTime(); began < end; began = System.nanoTime()) {
            say(side, meeting);
            nanos.add(System.nanoTime() - began);
        }
        return nanos;
    }

    /** So many a second, each at its time or as soon after it as the one before was answered. */
    private static List<Long> inTime(CommandSideUnderTest side, MeetingId meeting, double perSecond) {
        List<Long> nanos = new ArrayList<>();
        long pause = (long) (1e9 / perSecond);
        long end = System.nanoTime() + ROUND_NANOS;
        long due = System.nanoTime() + ThreadLocalRandom.current().nextLong(pause);
        while (due < end) {
            LockSupport.parkNanos(due - System.nanoTime());
            if (System.nanoTime() >= due) {
                say(side, meeting);
                nanos.add(System.nanoTime() - due);
                due += pause;
            }
        }
        return nanos;
    }

    private static void say(CommandSideUnderTest side, MeetingId meeting) {
        side.send(new SendChatMessage(
                meeting, new ChatMessage(MessageId.fresh(), ChatMessageType.TEXT, TEXT, null, null)));
    }
}
