package io.videoconf.command.account.spending;

import io.videoconf.command.platform.Recurring;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How often rows are thrown away that an hour has made worthless. */
@Configuration(proxyBeanMethods = false)
class SpendingConfiguration {
    private static final Duration PAUSE = Duration.ofMinutes(10);

    @Bean
    Recurring forgetSpending(SpendingBook book) {
        return new Recurring("forget-spending", PAUSE, book::forgetWhatCameBack);
    }
}
