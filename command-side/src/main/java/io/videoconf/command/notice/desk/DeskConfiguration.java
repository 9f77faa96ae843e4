package io.videoconf.command.notice.desk;

import io.videoconf.messaging.SnapshotTypes;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the notice context registers. */
@Configuration(value = "noticeDesk", proxyBeanMethods = false)
class DeskConfiguration {

    @Bean
    SnapshotTypes webhookSnapshots() {
        return new SnapshotTypes(Map.of(Webhook.class, Webhook.SHAPE));
    }
}
