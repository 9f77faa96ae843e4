package io.videoconf.command.meeting.door;

import io.videoconf.command.platform.Recurring;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How often old guesses are forgotten. */
@Configuration(value = "meetingDoor", proxyBeanMethods = false)
@EnableConfigurationProperties(MeetingLimits.class)
class DoorConfiguration {
    private static final Duration PAUSE = Duration.ofMinutes(10);

    @Bean
    Recurring forgetGuesses(Guesses guesses, Clock clock) {
        return new Recurring("forget-guesses", PAUSE, () -> guesses.forget(clock.instant()));
    }
}
