package io.videoconf.command.recording.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.command.recording.RecordingSettings;
import io.videoconf.command.recording.objects.ObjectStoreSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RecordingServicesTest {

    @Test
    void nothingLeavesTheBinBeforeTheStoreLetsGoOfIt() {
        assertThat(bin("2d", "30d")).isEqualTo(Duration.ofDays(30));
        assertThat(bin("30d", "2d")).isEqualTo(Duration.ofDays(30));
        assertThat(bin("30d", "0s")).isEqualTo(Duration.ofDays(30));
    }

    private static Duration bin(String bin, String lockedFor) {
        Binder settings = new Binder(new MapConfigurationPropertySource(Map.of(
                "videoconf.recordings.bin", bin,
                "videoconf.objects.locked-for", lockedFor,
                "videoconf.objects.endpoint", "http://127.0.0.1:9000",
                "videoconf.objects.access-key", "access",
                "videoconf.objects.secret-key", "secret")));
        return RecordingServices.bin(
                settings.bind("videoconf.recordings", RecordingSettings.class).get(),
                settings.bind("videoconf.objects", ObjectStoreSettings.class).get());
    }
}
