package io.videoconf.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsFileTest {
    private static final Credentials ADA =
            new Credentials("http://127.0.0.1:1", "ada@example.org", "access", "refresh");

    @TempDir
    private Path folder;

    @Test
    void whatIsKeptIsReadForItsUserAlone() throws IOException {
        Path own = folder.resolve("videoconf");
        CredentialsFile file = new CredentialsFile(own);

        file.write(ADA);

        assertThat(file.read()).contains(ADA);
        assertThat(rights(own)).isEqualTo("rwx------");
        assertThat(rights(own.resolve("credentials.json"))).isEqualTo("rw-------");
        assertThat(ADA.toString()).doesNotContain("access", "refresh");
    }

    @Test
    void aFileThatEverybodyCouldReadIsReplacedByOneThatNobodyElseCan() throws IOException {
        CredentialsFile file = new CredentialsFile(folder);
        Path kept = Files.writeString(folder.resolve("credentials.json"), "{}");
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-rw-rw-"));

        file.write(ADA);

        assertThat(rights(kept)).isEqualTo("rw-------");
    }

    @Test
    void whatIsDeletedIsGone() throws IOException {
        CredentialsFile file = new CredentialsFile(folder);
        file.write(ADA);

        file.delete();

        assertThat(file.read()).isEmpty();
    }

    private static String rights(Path of) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(of));
    }
}
