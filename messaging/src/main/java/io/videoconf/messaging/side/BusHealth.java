package io.videoconf.messaging.side;

import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether Axon Server is reached. The framework brings such a look of its own, for an older Spring Boot only. */
final class BusHealth extends AbstractHealthIndicator {
    private final AxonServerConnectionManager connections;

    BusHealth(AxonServerConnectionManager connections) {
        super("Axon Server cannot be asked");
        this.connections = connections;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var known = connections.connections();
        known.forEach(health::withDetail);
        health.status(
                !known.isEmpty() && known.values().stream().allMatch(Boolean::booleanValue)
                        ? org.springframework.boot.health.contributor.Status.UP
                        : org.springframework.boot.health.contributor.Status.DOWN);
    }
}
