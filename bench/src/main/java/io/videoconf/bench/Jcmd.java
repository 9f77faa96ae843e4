package io.videoconf.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks another JVM of this machine. */
final class Jcmd {
    private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");
    private static final double KIB_PER_MIB = 1024;

    private Jcmd() {}

    /**
     * Runs one of its diagnostic commands.
     *
     * @return what it says
     * @throws IllegalStateException when it does not carry it out
     */
    static String run(long pid, String... command) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        ProcessBuilder builder = new ProcessBuilder(jcmd, Long.toString(pid));
        builder.command().addAll(List.of(command));
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What is left of the heap after a full collection, in MiB. */
    static double liveHeapMib(long pid) {
        run(pid, "GC.run");
        String said = run(pid, "GC.heap_info");
        Matcher used = HEAP_USED.matcher(said);
        if (!used.find()) {
            throw new IllegalStateException("no figure in: " + said);
        }
        return Double.parseDouble(used.group(1)) / KIB_PER_MIB;
    }
}
