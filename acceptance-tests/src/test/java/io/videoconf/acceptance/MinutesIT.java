package io.videoconf.acceptance;

import io.videoconf.demo.RestClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What takes a minute, in which next to nothing is done: all of it waits in the same minute. */
@Tag("wide")
@ExtendWith(SharedServer.class)
@Execution(ExecutionMode.CONCURRENT)
class MinutesIT {
    @Test
    @DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it kills the server")
    void whatWasDueIsDueAllTheSame() {
        try (HostGraceCrash scenario = new HostGraceCrash()) {
            scenario.whatWasDueIsDueAllTheSame();
        }
    }

    @Test
    void whatTheHostRecordedEndsWithTheirPlaceAndTheCloudWithTheMeeting(RestClient rest) {
        new HostLost(rest).whatTheHostRecordedEndsWithTheirPlaceAndTheCloudWithTheMeeting();
    }

    @Test
    @DisabledIfEnvironmentVariable(
            named = "VIDEOCONF_URL",
            matches = ".+",
            disabledReason = "it needs settings of its own")
    void theMeetingOfABasicAccountEndsWhenItsTypeSays() {
        try (TimeLimit scenario = new TimeLimit()) {
            scenario.theMeetingOfABasicAccountEndsWhenItsTypeSays();
        }
    }
}
