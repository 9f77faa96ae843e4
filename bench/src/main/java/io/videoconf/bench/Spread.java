package io.videoconf.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A median with the least and the greatest. */
public record Spread(double median, double least, double greatest) {
    /** Of one figure of each run. */
    public static <T> Spread of(Collection<T> runs, ToDoubleFunction<T> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** Of these. */
    public static Spread of(double... runs) {
        return of(Arrays.stream(runs).boxed().toList(), value -> value);
    }

    @Override
    public String toString() {
        return "%s (%s–%s)".formatted(plain(median), plain(least), plain(greatest));
    }

    private static String plain(double value) {
        String format = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
