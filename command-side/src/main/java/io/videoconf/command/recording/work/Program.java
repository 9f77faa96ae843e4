package io.videoconf.command.recording.work;

import io.videoconf.command.recording.RecordingSettings;
import io.videoconf.command.recording.objects.ObjectStoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a program that is not ours on a file, within limits: of time always; of memory, processor time and what it writes where
 * {@code prlimit} is there to set them. It gets no network (files are the only protocol that it is told of), no environment and
 * no input.
 */
final class Program {
    private static final long LONGEST_ANSWER = 1 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    private static final List<Path> PRLIMIT = List.of(Path.of("/usr/bin/prlimit"), Path.of("/bin/prlimit"));

    private final RecordingSettings settings;
    private final Scratch scratch;

    Program(RecordingSettings settings, Scratch scratch) {
        this.settings = settings;
        this.scratch = scratch;
        if (limits().isEmpty()) {
            LOG.warn(
                    "prlimit is not installed: the programs that look at media are limited in time, and not in memory and output");
        }
    }

    /**
     * What it answered.
     *
     * @param problem why there is no answer; null when there is one
     */
    record Answer(String text, @Nullable String problem) {
        static Answer none(String problem) {
            return new Answer("", problem);
        }
    }

    /** Runs it. Whatever goes wrong is said in the answer: a program that fails on a file fails on it again. */
    Answer run(String program, List<String> arguments) {
        try (Scratch.Sheet output = scratch.sheet(".out")) {
            Process process = start(program, arguments, output.path());
            try {
                return finished(program, process, output.path());
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Answer.none(name(program) + " is not installed, or cannot be run");
        }
    }

    private Process start(String program, List<String> arguments, Path output) throws IOException {
        List<String> command = new ArrayList<>(limits());
        command.add(program);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        String path = System.getenv("PATH");
        builder.environment().clear();
        if (path != null) {
            builder.environment().put("PATH", path);
        }
        return builder.start();
    }

    private List<String> limits() {
        return PRLIMIT.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .map(prlimit -> List.of(
                        prlimit.toString(),
                        "--as=" + settings.programMemory().toBytes(),
                        "--cpu=" + settings.programTime().toSeconds() * 2,
                        "--fsize=" + settings.programOutput().toBytes(),
                        "--core=0"))
                .orElse(List.of());
    }

    private Answer finished(String program, Process process, Path output) throws IOException {
        try {
            if (!process.waitFor(settings.programTime().toMillis(), TimeUnit.MILLISECONDS)) {
                return Answer.none(name(program) + " took longer than "
                        + settings.programTime().toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ObjectStoreUnavailable("interrupted", e);
        }
        if (process.exitValue() == 127 || process.exitValue() == 126) {
            return Answer.none(name(program) + " is not installed, or cannot be run");
        }
        if (process.exitValue() != 0 || Files.size(output) > LONGEST_ANSWER) {
            return Answer.none(name(program) + " cannot read it");
        }
        return new Answer(Files.readString(output), null);
    }

    private static String name(String program) {
        return String.valueOf(Path.of(program).getFileName());
    }
}
