package io.videoconf.command.notice.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How webhooks are delivered. Source: {@code videoconf.notices.webhooks}.
 *
 * @param most webhooks that one person, and one tenant, may have
 * @param allowLoopback whether endpoints may be on this machine, and then over plain HTTP: for development
 * @param sealingKey 32 bytes in base64 that secrets are sealed with; null to store them as they are
 * @param timeout for one attempt, all in all
 * @param retries rests between the attempts of one delivery
 * @param disableAfter how long nothing must have been taken until an endpoint is disabled
 * @param orderPatience how long the later facts of a meeting wait for an earlier one that is not taken
 * @param secretOverlap how long deliveries are signed with the old secret as well
 * @param keep how long the log of deliveries goes back
 * @param atOnce deliveries under way at a time
 * @param atOnceEach to one endpoint
 * @param look how often it is looked for what is due
 */
@Validated
@ConfigurationProperties("videoconf.notices.webhooks")
public record WebhookSettings(
        @DefaultValue("100") @Min(0) @Max(1000) int most,
        @DefaultValue("false") boolean allowLoopback,
        @Nullable String sealingKey,
        @DefaultValue("15s") Duration timeout,

        @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"}) @NotEmpty
        List<Duration> retries,

        @DefaultValue("5d") Duration disableAfter,
        @DefaultValue("5m") Duration orderPatience,
        @DefaultValue("24h") Duration secretOverlap,
        @DefaultValue("30d") Duration keep,
        @DefaultValue("32") @Min(1) @Max(1000) int atOnce,
        @DefaultValue("4") @Min(1) @Max(100) int atOnceEach,
        @DefaultValue("250ms") Duration look) {

    private static final int KEY_BYTES = 32;

    public WebhookSettings {
        retries = List.copyOf(retries);
        require(timeout.toMillis() >= 100 && timeout.toMinutes() <= 2, "timeout must be 100ms to 2m");
        require(retries.stream().allMatch(rest -> rest.toMillis() >= 1), "retries must be positive");
        require(!disableAfter.isNegative(), "disable-after must not be negative");
        require(!orderPatience.isNegative(), "order-patience must not be negative");
        require(!secretOverlap.isNegative(), "secret-overlap must not be negative");
        require(!keep.isNegative(), "keep must not be negative");
        require(look.toMillis() >= 10, "look must be at least 10ms");
        require(sealingKey == null || isKey(sealingKey), "sealing-key must be 32 bytes in base64");
    }

    /** How long one who has taken a delivery may keep it. */
    Duration lease() {
        return timeout.multipliedBy(2).plusSeconds(30);
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            // Not base64.
            return false;
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("videoconf.notices.webhooks." + what);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "WebhookSettings[most=" + most + "]";
    }
}
