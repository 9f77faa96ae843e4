package io.videoconf.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * The programs that look at media, each with a gate before it: while one is closed, the work on a recording stands there, and not
 * a moment before or after.
 */
final class Gates {
    private static final String SCRIPT = """
            #!/bin/sh
            case "PROGRAM $*" in
              ffprobe*.media) gate=FOLDER/probe ;;
              ffmpeg*.jpg) gate=FOLDER/picture ;;
              ffmpeg*) gate=FOLDER/index ;;
              *) gate=FOLDER/none ;;
            esac
            if [ -e "$gate.closed" ]; then
              : > "$gate.reached"
              while [ -e "$gate.closed" ]; do sleep 0.02; done
            fi
            exec PROGRAM "$@"
            """;

    private final Path folder;

    private Gates(Path folder) {
        this.folder = folder;
    }

    /** What they stand before. */
    enum Gate {
        /** Finding out what the media are. */
        PROBE,
        /** Giving them an index. */
        INDEX,
        /** Making a picture of them. */
        PICTURE
    }

    /** Puts them there, open. */
    static Gates in(Path folder) {
        Gates gates = new Gates(folder);
        gates.write("ffprobe");
        gates.write("ffmpeg");
        return gates;
    }

    private void write(String program) {
        try {
            Path script = Files.writeString(
                    folder.resolve(program), SCRIPT.replace("PROGRAM", program).replace("FOLDER", folder.toString()));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server is started with that is to go through them. */
    Map<String, String> settings() {
        return Map.of(
                "VIDEOCONF_RECORDINGS_FFPROBE",
                folder.resolve("ffprobe").toString(),
                "VIDEOCONF_RECORDINGS_FFMPEG",
                folder.resolve("ffmpeg").toString());
    }

    void close(Gate gate) {
        try {
            Files.createFile(file(gate, "closed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until somebody stands before it. */
    void awaitReached(Gate gate) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.exists(file(gate, "reached")));
    }

    /** Lets everybody through, also whom a killed server has left behind. */
    void open() {
        try {
            for (Gate gate : Gate.values()) {
                Files.deleteIfExists(file(gate, "closed"));
                Files.deleteIfExists(file(gate, "reached"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(Gate gate, String what) {
        return folder.resolve(gate.name().toLowerCase(Locale.ROOT) + "." + what);
    }
}
