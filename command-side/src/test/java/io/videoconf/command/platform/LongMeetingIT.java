package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A command takes as long on a meeting of ten facts as on one of ten thousand, in memory or not. */
@Tag("measured")
class LongMeetingIT {
    private static final int[] LENGTHS = {10, 100, 1000, 10_000};
    private static final int MEASURED = 200;

    @Test
    void howLongACommandTakesDoesNotDependOnTheLengthOfTheLog() {
        double[] warm = new double[LENGTHS.length];
        double[] cold = new double[LENGTHS.length];
        try (CommandSideUnderTest side = CommandSideUnderTest.start()) {
            // The first is for the compiler.
            median(side, aMeeting(side, 2000), _ -> {});
            for (int i = 0; i < LENGTHS.length; i++) {
                MeetingId meeting = aMeeting(side, LENGTHS[i]);
                warm[i] = median(side, meeting, _ -> {});
                cold[i] = median(
                        side, meeting, parts -> parts.part(AggregateCache.class).removeAll());
            }
        }
        System.out.printf(
                "p50 in ms of a command on a meeting of %s facts: warm %s (slope %.3f), cold %s (slope %.3f)%n",
                Arrays.toString(LENGTHS), Arrays.toString(warm), slope(warm), Arrays.toString(cold), slope(cold));
        assertThat(slope(warm)).isLessThanOrEqualTo(0.1);
        assertThat(slope(cold)).isLessThanOrEqualTo(0.2);
        assertThat(cold[LENGTHS.length - 1]).isLessThanOrEqualTo(5);
    }

    private static MeetingId aMeeting(CommandSideUnderTest side, int facts) {
        MeetingId meeting = MeetingId.fresh();
        side.send(CommandSideUnderTest.instant(meeting));
        for (int i = 2; i < facts; i += 2) {
            side.send(new LockMeeting(meeting));
            side.send(new UnlockMeeting(meeting));
        }
        return meeting;
    }

    private static double median(CommandSideUnderTest side, MeetingId meeting, Consumer<CommandSideUnderTest> before) {
        long[] nanos = new long[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            before.accept(side);
            long began = System.nanoTime();
            side.send(i % 2 == 0 ? new LockMeeting(meeting) : new UnlockMeeting(meeting));
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        return Math.round(nanos[MEASURED / 2] / 1e4) / 100.0;
    }

    /** Of the line through the logarithms, by least squares. */
    private static double slope(double[] times) {
        double xs = 0;
        double ys = 0;
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < times.length; i++) {
            double x = Math.log(LENGTHS[i]);
            double y = Math.log(times[i]);
            xs += x;
            ys += y;
            xy += x * y;
            xx += x * x;
        }
        return (times.length * xy - xs * ys) / (times.length * xx - xs * xs);
    }
}
