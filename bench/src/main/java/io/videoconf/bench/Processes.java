package io.videoconf.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Linux tells of processes under {@code /proc}. */
final class Processes {
    /** Of {@code USER_HZ}, which is 100 on every Linux of today, whatever the kernel's own clock is. */
    private static final double TICK_MILLIS = 10;

    private static final double KIB_PER_MIB = 1024;

    private Processes() {}

    /** Processor time in milliseconds of a process, and of those of its children that have ended. */
    static double cpuMillis(long pid) {
        // The name, in brackets, may hold spaces: count from its end.
        String line = read(Path.of("/proc/" + pid + "/stat"));
        if (line.isEmpty()) {
            return 0;
        }
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks * TICK_MILLIS;
    }

    /** Resident memory in MiB. */
    static double residentMib(long pid) {
        return kib(Path.of("/proc/" + pid + "/status"), "VmRSS:") / KIB_PER_MIB;
    }

    /** Resident memory in MiB where what several processes share is counted once: each its part. */
    static double proportionalMib(List<Long> pids) {
        double sum = 0;
        for (long pid : pids) {
            sum += kib(Path.of("/proc/" + pid + "/smaps_rollup"), "Pss:");
        }
        return sum / KIB_PER_MIB;
    }

    /** The process and all below it. */
    static List<Long> tree(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(root ->
                        Stream.concat(Stream.of(root.pid()), root.descendants().map(ProcessHandle::pid)))
                .toList();
    }

    private static double kib(Path file, String name) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(
                        line.substring(name.length()).replace("kB", "").strip()))
                .findFirst()
                .orElse(0);
    }

    /** Empty where the process has ended meanwhile. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            // A process that ends between open and read answers "no such process".
            if (!Files.exists(file.getParent())) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}
