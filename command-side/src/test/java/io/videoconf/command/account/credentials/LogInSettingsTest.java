package io.videoconf.command.account.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogInSettingsTest {

    private final LogInSettings settings = new LogInSettings(5, Duration.ofSeconds(30), Duration.ofHours(1));

    @Test
    void theFirstFourWrongPasswordsCostNothing() {
        for (int wrong = 0; wrong < 5; wrong++) {
            assertThat(settings.lockOutAfter(wrong)).isZero();
        }
    }

    @Test
    void theDelayDoublesUpToAnHour() {
        assertThat(settings.lockOutAfter(5)).hasSeconds(30);
        assertThat(settings.lockOutAfter(6)).hasSeconds(60);
        assertThat(settings.lockOutAfter(7)).hasSeconds(120);
        assertThat(settings.lockOutAfter(11)).hasSeconds(1920);
        assertThat(settings.lockOutAfter(12)).hasSeconds(3600);
        assertThat(settings.lockOutAfter(Integer.MAX_VALUE)).hasSeconds(3600);
    }
}
