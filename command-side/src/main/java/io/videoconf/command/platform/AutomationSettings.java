package io.videoconf.command.platform;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events that an automation could not handle are tried again. Source: {@code videoconf.automations}.
 *
 * @param firstRetry how long until the first time, 100 ms or more; each further time doubles it
 * @param longestRetry how long at most, not shorter than the first
 * @param look how often it is looked for what is due again, 50 ms or more
 * @param claimTimeout for how long a node that does not answer keeps its claim to an automation, 2 s or more
 * @param node under which name this node claims automations: a stable name gets its claims back at once after a crash, and no
 *     two nodes may share one; by default the process and its host
 */
@Validated
@ConfigurationProperties("videoconf.automations")
record AutomationSettings(
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("1h") Duration longestRetry,
        @DefaultValue("5s") Duration look,
        @DefaultValue("10s") Duration claimTimeout,
        @Nullable String node) {

    AutomationSettings {
        if (firstRetry.toMillis() < 100) {
            throw new IllegalArgumentException("videoconf.automations.first-retry must be at least 100ms");
        }
        if (longestRetry.compareTo(firstRetry) < 0) {
            throw new IllegalArgumentException("videoconf.automations.longest-retry must not be below first-retry");
        }
        if (look.toMillis() < 50) {
            throw new IllegalArgumentException("videoconf.automations.look must be at least 50ms");
        }
        if (claimTimeout.toMillis() < 2_000) { // an automation that has nothing to do renews its claim once a second
            throw new IllegalArgumentException("videoconf.automations.claim-timeout must be at least 2s");
        }
    }

    /** The name under which this node claims automations. */
    String claimant() {
        return node == null || node.isBlank()
                ? ManagementFactory.getRuntimeMXBean().getName()
                : node;
    }

    /** How long after its last failure an event rests that has failed this often. */
    Duration restAfter(int failures) {
        if (failures <= 0) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - 1, 30);
        Duration rest = firstRetry.multipliedBy(1L << doublings);
        return rest.compareTo(longestRetry) > 0 ? longestRetry : rest;
    }
}
