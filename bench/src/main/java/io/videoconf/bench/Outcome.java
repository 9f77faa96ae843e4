package io.videoconf.bench;

import org.HdrHistogram.Histogram;

/**
 * One repetition of one load.
 *
 * @param seconds from the first begin to the last answer
 * @param answers nanoseconds until the answer
 * @param deliveries nanoseconds until others had it; empty where there are no others
 * @param failures answers that were not the expected ones; they are not among {@code answers}
 * @param cpu milliseconds used meanwhile
 * @param busy load average of the machine over the last minute, after the run
 */
record Outcome(double seconds, Histogram answers, Histogram deliveries, long failures, Cpu cpu, double busy) {
    double perSecond() {
        return answers.getTotalCount() / seconds;
    }

    Cpu cpuEach() {
        return cpu.per(answers.getTotalCount());
    }
}
