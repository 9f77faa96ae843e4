package io.videoconf.bench.sockets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server of rooms, in a process of its own on a processor of its own. */
final class RoomHost implements AutoCloseable {
    private static final double TICKS = 100;
    private final String name;
    private final Process process;
    private final BufferedReader said;
    private final int port;

    private RoomHost(String name, Process process) throws IOException {
        this.name = name;
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        while (line != null && !line.startsWith("ready ")) {
            System.err.println(name + ": " + line);
            line = said.readLine();
        }
        if (line == null) {
            throw new IllegalStateException(name + " was never ready; see above");
        }
        this.port = Integer.parseInt(line.substring("ready ".length()).strip());
    }

    /** Starts one on the first processor. It says {@code ready PORT} when it is. */
    static RoomHost start(String name, List<String> command) {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "0"));
        pinned.addAll(command);
        try {
            ProcessBuilder builder = new ProcessBuilder(pinned);
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new RoomHost(name, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Processor time of the process so far, in seconds: its own and the kernel's for it. */
    double cpu() {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resident memory in bytes. */
    long resident() {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server says of itself: bytes allocated, facts told, writes, evictions; or what there is of it. */
    synchronized double[] figures() {
        return ask("figures");
    }

    /** Lets it give back what it does not need. */
    synchronized void collect() {
        ask("collect");
    }

    private double[] ask(String question) {
        try {
            process.getOutputStream().write((question + "\n").getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
            String line = said.readLine();
            while (line != null && !line.startsWith(question)) {
                line = said.readLine();
            }
            if (line == null) {
                throw new IllegalStateException(name + " is gone");
            }
            String[] words = line.strip().split(" ");
            double[] figures = new double[words.length - 1];
            for (int i = 0; i < figures.length; i++) {
                figures[i] = Double.parseDouble(words[i + 1]);
            }
            return figures;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
