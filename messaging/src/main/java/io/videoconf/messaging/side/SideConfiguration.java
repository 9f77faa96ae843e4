package io.videoconf.messaging.side;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be asked of a side from outside. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HealthSettings.class)
public class SideConfiguration {

    @Bean
    @ConditionalOnProperty("videoconf.health.port")
    HealthPort healthPort(
            HealthSettings settings, HealthEndpoint health, ObjectProvider<PrometheusMeterRegistry> metrics) {
        return new HealthPort(settings, health, metrics.getIfAvailable());
    }

    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", matchIfMissing = true)
    BusHealth busHealthIndicator(AxonServerConnectionManager connections) {
        return new BusHealth(connections);
    }
}
