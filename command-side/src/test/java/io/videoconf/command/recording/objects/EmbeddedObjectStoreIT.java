package io.videoconf.command.recording.objects;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract, held by the store that comes with VideoConf. */
class EmbeddedObjectStoreIT extends ObjectStoreContract {
    @TempDir
    static Path directory;

    private static EmbeddedS3 server;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedS3.start(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Override
    ObjectStoreSettings settings() {
        return server.settings();
    }

    @Override
    List<Integer> statusesForOtherBytes() {
        return List.of(400);
    }
}
