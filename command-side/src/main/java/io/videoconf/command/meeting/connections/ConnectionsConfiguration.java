package io.videoconf.command.meeting.connections;

import io.videoconf.command.platform.Recurring;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How often it is looked for edges that are dead. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EdgeSettings.class)
class ConnectionsConfiguration {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Bean
    Recurring lookForDeadEdges(EdgeRuns runs) {
        return new Recurring("look-for-dead-edges", PAUSE, runs::lookForDead);
    }
}
