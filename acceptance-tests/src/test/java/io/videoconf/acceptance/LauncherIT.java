package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./videoconf} says where it cannot start: one line that names the trouble. */
@Tag("needs-the-script")
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it starts servers of its own")
class LauncherIT {
    @TempDir
    private Path folder;

    @Test
    void aTakenPortIsOneClearLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertOneLine(
                    up(
                            "taken-port",
                            "--port",
                            port,
                            "--data",
                            folder.resolve("d").toString()),
                    port);
        }
    }

    @Test
    void aDataFolderThatCannotBeWrittenIsOneClearLine() throws IOException {
        Path file =
                Files.writeString(folder.resolve("file"), "no folder"); // root may write anywhere, but not below a file
        String data = file.resolve("data").toString();
        assertOneLine(up("unwritable", "--port", "0", "--data", data), data);
    }

    @Test
    void aSecondStartOnTheSameDataIsOneClearLine() {
        try (Server running = Server.fresh("occupied")) {
            assertOneLine(
                    up("second-start", "--port", "0", "--data", running.data().toString()),
                    running.data().toString());
            running.rest().get("/health").expect(200);
        }
    }

    private static Command.Result up(String name, String... arguments) {
        var command = new ArrayList<>(List.of(Settings.script().toString(), "up"));
        command.addAll(List.of(arguments));
        return Command.run(name, command);
    }

    private static void assertOneLine(Command.Result said, String named) {
        assertThat(said.exitCode()).as("exit code of %s", said).isPositive();
        assertThat(said.errors().lines().filter(line -> !line.isBlank()))
                .as("lines on the error output of %s", said)
                .singleElement()
                .asString()
                .contains(named);
        assertThat(said.output() + said.errors()).doesNotContain("\tat ", "Exception");
        assertThat(said.output()).doesNotContain("ready http");
    }
}
