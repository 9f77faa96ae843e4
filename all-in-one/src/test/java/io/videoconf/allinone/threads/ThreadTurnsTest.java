package io.videoconf.allinone.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "there is no such scheduler")
class ThreadTurnsTest {
    /** Of {@code /proc/…/stat} after the name: 41 of {@code proc(5)}. */
    private static final int POLICY = 38;

    @Test
    void whoTidiesUpIsSetBackAndWhoAnswersIsNot() throws Exception {
        ThreadTurns turns = ThreadTurns.here();
        assumeThat(turns).as("on a processor whose calls are known").isNotNull();
        Objects.requireNonNull(turns);
        CountDownLatch end = new CountDownLatch(1);
        start("view-tried", end);
        start("reactor-http-t", end);
        start("somebody", end);
        try {
            assertThat(policy("view-tried")).isEqualTo(0);

            assertThat(turns.look()).isGreaterThanOrEqualTo(1);

            assertThat(policy("view-tried")).as("SCHED_BATCH").isEqualTo(3);
            assertThat(policy("reactor-http-t")).as("SCHED_OTHER").isEqualTo(0);
            assertThat(policy("somebody")).as("SCHED_OTHER").isEqualTo(0);

            start("view-later", end);
            assertThat(turns.look()).isGreaterThanOrEqualTo(1);
            assertThat(policy("view-later")).isEqualTo(3);
        } finally {
            end.countDown();
        }
    }

    @Test
    void aThreadThatIsGoneIsNoFailure() {
        LinuxScheduler scheduler = LinuxScheduler.here();

        assertThat(scheduler == null || scheduler.setBatch(Integer.MAX_VALUE, Duration.ofMillis(1)))
                .isEqualTo(scheduler == null);
    }

    private static void start(String name, CountDownLatch end) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name(name).start(() -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        begun.await();
    }

    private static int policy(String name) throws IOException {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path thread : threads) {
                if (Files.readString(thread.resolve("comm")).strip().equals(name)) {
                    String stat = Files.readString(thread.resolve("stat"));
                    return Integer.parseInt(
                            stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[POLICY]);
                }
            }
        }
        throw new AssertionError("there is no thread " + name);
    }
}
