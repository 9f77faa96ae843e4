package io.videoconf.command.compliance.desk;

import io.videoconf.messaging.SnapshotTypes;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the compliance context registers. */
@Configuration(value = "complianceDesk", proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
class DeskConfiguration {

    @Bean
    SnapshotTypes complianceSnapshots() {
        return new SnapshotTypes(Map.of(
                Erasure.class,
                Erasure.SHAPE,
                Hold.class,
                Hold.SHAPE,
                Retention.class,
                Retention.SHAPE,
                RetentionPolicy.class,
                RetentionPolicy.SHAPE));
    }
}
