package io.videoconf.edge.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.videoconf.edge.gateway.EdgeSettings;
import io.videoconf.edge.gateway.ThisEdge;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Memory in one process, Redis between many. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

    @Bean
    Relay relay(RelaySettings settings, EdgeSettings edges, ThisEdge edge, ObjectProvider<MeterRegistry> meters) {
        URI redis = settings.redis();
        if (redis == null) {
            return new MemoryRelay();
        }
        RedisRelay relay = new RedisRelay(redis, edge.run().boot(), edges.devicesPerPerson() > 1);
        meters.ifAvailable(registry -> {
            Gauge.builder("videoconf.relay.connected", relay, it -> it.isConnected() ? 1 : 0)
                    .description("1 while signals reach other edges")
                    .register(registry);
            Gauge.builder("videoconf.relay.waiting.bytes", relay, RedisRelay::waiting)
                    .description("signals that wait to be sent to other edges")
                    .register(registry);
        });
        return relay;
    }

    /** Nobody asks for places where a person has one device. */
    @Bean
    Places places(RelaySettings settings, EdgeSettings edges) {
        URI redis = settings.redis();
        return redis == null || edges.devicesPerPerson() == 1 ? new MemoryPlaces() : new RedisPlaces(redis);
    }
}
