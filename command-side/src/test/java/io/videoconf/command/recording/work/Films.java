package io.videoconf.command.recording.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Short films, made by ffmpeg. */
final class Films {
    private Films() {}

    static boolean canBeMade() {
        boolean there = Files.isExecutable(Path.of("/usr/bin/ffmpeg"));
        if (!there) {
            System.err.println("NOT RUN: /usr/bin/ffmpeg is not installed, so nothing was looked at with it");
        }
        return there;
    }

    /** As a browser's recorder does: to a stream, so that nothing can be written into its head afterwards. */
    static Path asABrowserWritesIt(Path folder) throws IOException, InterruptedException {
        return make(folder.resolve("streamed.webm"), true);
    }

    /** With its duration in the head. */
    static Path whole(Path folder) throws IOException, InterruptedException {
        return make(folder.resolve("whole.webm"), false);
    }

    private static Path make(Path file, boolean streamed) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/ffmpeg",
                "-nostdin",
                "-v",
                "error",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=320x180:rate=10:duration=2",
                "-f",
                "lavfi",
                "-i",
                "sine=duration=2",
                "-c:v",
                "libvpx",
                "-c:a",
                "libopus",
                "-f",
                "webm"));
        command.add(streamed ? "pipe:1" : file.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        if (streamed) {
            builder.redirectOutput(file.toFile());
        }
        Process process = builder.start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("ffmpeg does not make films");
        }
        return file;
    }
}
