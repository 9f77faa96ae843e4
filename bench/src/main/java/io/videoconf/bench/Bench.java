package io.videoconf.bench;

import io.videoconf.bench.sockets.Sockets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Measures a server that it starts itself, on a data folder that is thrown away. */
public final class Bench {
    private Bench() {}

    /**
     * The program.
     *
     * @param arguments {@code --root FOLDER} of the repository, then {@code --quick}, {@code --profile}, {@code --count},
     *     {@code --doors}, {@code --peers}, {@code --sockets}, {@code --latency}, {@code --cost} or {@code --parts}, or none of them
     */
    public static void main(String[] arguments) throws IOException {
        List<String> given = new ArrayList<>(List.of(arguments));
        int root = given.indexOf("--root");
        if (root < 0 || root + 1 == given.size()) {
            throw new IllegalArgumentException("--root FOLDER is needed: call bench/run.sh");
        }
        Path repository = Path.of(given.remove(root + 1));
        given.remove("--root");
        String mode = given.isEmpty() ? "" : given.getFirst();
        Path scratch = Files.createTempDirectory("videoconf-bench");
        try {
            switch (mode) {
                case "" -> new Figures(repository, scratch, Plan.whole()).take();
                case "--quick" -> new Figures(repository, scratch, Plan.quick()).take();
                case "--profile" -> Profile.record(repository, scratch, given.size() > 1 ? given.get(1) : "");
                case "--peers" -> Pairs.compare(repository, scratch, given.size() > 1 ? given.get(1) : "");
                case "--doors" -> Doors.compare(repository, scratch);
                case "--sockets" -> Sockets.compare(repository, scratch, given.subList(1, given.size()));
                case "--latency" -> Latency.compare(repository, scratch, given.subList(1, given.size()));
                case "--cost" -> Cost.compare(repository, scratch);
                case "--parts" -> Parts.measure(repository, scratch);
                case "--count" -> RoundTrips.count(repository, scratch);
                default -> throw new IllegalArgumentException("unknown: " + mode + "; see bench/run.sh");
            }
        } finally {
            delete(scratch);
        }
    }

    /** Nothing added to the server's environment. */
    static Server start(Path repository, Path data) {
        return Server.start(repository, data, Map.of());
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (var files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
