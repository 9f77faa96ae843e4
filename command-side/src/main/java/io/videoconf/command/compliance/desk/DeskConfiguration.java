package io.videoconf.command.compliance.desk;

import io.videoconf.messaging.SnapshotTypes;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the compliance context registers. */
@Configuration(value = "complianceDesk", proxyBeanMethods = false)
class DeskConfiguration {

    @Bean
    SnapshotTypes complianceSnapshots() {
        return new SnapshotTypes(Map.of(Erasure.class, Erasure.SHAPE, Hold.class, Hold.SHAPE));
    }
}
