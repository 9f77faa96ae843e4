package io.videoconf.command.notice;

import io.videoconf.command.account.credentials.MovableClock;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Makes a command side go by a clock that stands still until a test moves it, over restarts too. Given as its further part. */
final class ClockThatIsMoved {
    /** To the millisecond, as the finest of what is planned by it. */
    static final MovableClock CLOCK = new MovableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));

    @Bean
    @Primary
    Clock movable() {
        return CLOCK;
    }
}
