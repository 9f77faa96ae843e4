package io.videoconf.command.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.command.recording.automation.CommandSender;
import io.videoconf.command.recording.objects.ObjectStore;
import io.videoconf.command.recording.upload.UploadCompletion;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RecordingConfigurationTest {
    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(RecordingConfiguration.class)
            .withBean(CommandSender.class, () -> (command, cause) -> {})
            .withPropertyValues("videoconf.objects.access-key=access", "videoconf.objects.secret-key=secret");

    @Test
    void startsAlsoWhileTheStoreIsAway() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        context.withPropertyValues("videoconf.objects.endpoint=http://127.0.0.1:" + nobody)
                .run(started -> assertThat(started)
                        .hasNotFailed()
                        .hasSingleBean(ObjectStore.class)
                        .hasSingleBean(UploadCompletion.class));
    }

    @Test
    void doesNotStartWithoutAStore() {
        context.run(started -> assertThat(started).hasFailed());
    }
}
