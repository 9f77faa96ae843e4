package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The packaged demo, as a visitor starts it. */
@ExtendWith(SharedServer.class)
class DemoIT {

    @Test
    void theWholeStoryHolds(RestClient rest) {
        Command.Result told = Command.java(
                "demo", Settings.demoJar().toString(), "--url", rest.base().toString());
        assertThat(told.exitCode()).as("%s", told).isZero();
        assertThat(told.output())
                .contains("meeting_ended", "REFUSED", "promises kept")
                .doesNotContain("\tat ");
        assertThat(told.errors()).isBlank();
    }
}
