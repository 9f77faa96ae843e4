package io.videoconf.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Targets that take turns under the same load, in an order that is turned round each time. */
final class Turns {
    static final int ROUNDS = Integer.getInteger("videoconf.bench.rounds", 7);

    private static final double P99 = 99;
    private static final double NANOS_PER_MILLI = 1e6;

    private Turns() {}

    /** The runs of one target. */
    record Runs(Target target, List<Outcome> outcomes) {}

    /**
     * Runs all.
     *
     * @param warmUps rounds before those that count
     */
    static List<Runs> take(List<Target> targets, int warmUps, Function<Target, Outcome> run) {
        List<Runs> all = targets.stream()
                .map(target -> new Runs(target, new ArrayList<>()))
                .toList();
        for (int i = 0; i < warmUps; i++) {
            for (Target target : targets) {
                System.err.printf(
                        "warm-up: %s, %.0f/s%n",
                        target.name(), run.apply(target).perSecond());
            }
        }
        for (int i = 0; i < ROUNDS; i++) {
            List<Runs> order = i % 2 == 0 ? all : all.reversed();
            for (Runs runs : order) {
                Outcome outcome = run.apply(runs.target());
                runs.outcomes().add(outcome);
                System.err.printf(
                        "round %d: %s, %.0f/s, p99 %.2f ms%n",
                        i + 1,
                        runs.target().name(),
                        outcome.perSecond(),
                        outcome.answers().getValueAtPercentile(P99) / NANOS_PER_MILLI);
            }
        }
        return all;
    }

    /** Of the two runs of each round. */
    static Spread ratio(List<Outcome> ours, List<Outcome> theirs, ToDoubleFunction<Outcome> figure) {
        double[] ratios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(theirs.get(i));
        }
        return Spread.of(ratios);
    }
}
