package io.videoconf.messaging.sealing;

import io.videoconf.messaging.PartCheck;
import java.util.List;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What seals and opens on every side. The command side brings its own source and ring. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealingSettings.class)
public class SealingConfiguration {

    @Bean
    MasterKey masterKey(SealingSettings settings) {
        return MasterKey.of(settings);
    }

    @Bean
    OpeningKeys openingKeys(
            ObjectProvider<KeySource> source,
            ObjectProvider<QueryGateway> queries,
            MasterKey master,
            SealingSettings settings) {
        return new OpeningKeys(source.getIfAvailable(() -> new AskedKeys(queries::getObject)), master, settings);
    }

    @Bean
    Sealer sealer(ObjectProvider<KeyRing> ring, OpeningKeys keys, SealingSettings settings) {
        return new Sealer(ring.getIfAvailable(() -> new ReadingRing(keys)), settings.enabled());
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    EventUpcaster bindings() {
        return new Bindings();
    }

    @Bean
    PartCheck sealingParts(
            MasterKey master, Sealer sealer, @Value("${axon.axonserver.enabled:true}") boolean sidesRunApart) {
        return _ -> master.isThere() || !(sealer.seals() || sidesRunApart)
                ? List.of()
                : List.of("personal data is sealed, and there is no master key: give videoconf.sealing.master-key"
                        + " (openssl rand -base64 32) or kms-uri");
    }
}
