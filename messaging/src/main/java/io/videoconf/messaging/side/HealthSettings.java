package io.videoconf.messaging.side;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.InetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The port for health and metrics.
 *
 * @param address where it listens; metrics are not for everybody, so by default on this machine only
 * @param port 0 takes a free one
 */
@Validated
@ConfigurationProperties("videoconf.health")
record HealthSettings(
        @DefaultValue("127.0.0.1") InetAddress address,
        @DefaultValue("0") @Min(0) @Max(65_535) int port) {}
