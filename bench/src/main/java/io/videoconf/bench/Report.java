package io.videoconf.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Figures as Markdown, told as they come and kept at the end. */
public final class Report {
    private static final double NANOS_PER_MILLI = 1e6;

    private final StringBuilder text = new StringBuilder();

    /** One line. */
    public void line(String line) {
        text.append(line).append('\n');
        System.out.println(line);
    }

    /** The head of a table. */
    public void head(String... cells) {
        line("");
        row((Object[]) cells);
        Object[] rule = new Object[cells.length];
        Arrays.fill(rule, "---");
        row(rule);
    }

    /** A row of a table. */
    public void row(Object... cells) {
        line("| " + String.join(" | ", Arrays.stream(cells).map(String::valueOf).toList()) + " |");
    }

    /** Milliseconds at a percentile, over the repetitions. */
    static Spread millis(List<Outcome> runs, double percentile) {
        return Spread.of(runs, run -> at(run.answers(), percentile));
    }

    /** The same of deliveries; a dash where there are none. */
    static String delivery(List<Outcome> runs, double percentile) {
        return runs.getFirst().deliveries().getTotalCount() == 0
                ? "–"
                : Spread.of(runs, run -> at(run.deliveries(), percentile)).toString();
    }

    private static double at(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }

    /** Writes all of it to a file. */
    public void keep(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
