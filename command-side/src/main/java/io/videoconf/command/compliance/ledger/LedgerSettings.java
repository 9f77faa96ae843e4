package io.videoconf.command.compliance.ledger;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the ledger is kept.
 *
 * @param enabled whether events are chained at all
 * @param origin the ledger's name in its heads, for ever once the first event is in it; null draws one
 * @param headEvery how long events wait for a signed head, at most
 * @param headAfter events after which there is a head before that
 * @param keyRotation how long one key signs
 * @param keyFolder where private halves are kept, readable by its owner alone; null keeps them in PostgreSQL
 * @param lockedFor how long the object store is asked to keep a head from being changed; zero asks for nothing
 */
@Validated
@ConfigurationProperties("videoconf.ledger")
public record LedgerSettings(
        @DefaultValue("true") boolean enabled,

        @Nullable @Pattern(regexp = "[a-z0-9][a-z0-9./-]{0,99}")
        String origin,

        @NotNull @DefaultValue("60s") Duration headEvery,
        @Positive @DefaultValue("1000") int headAfter,
        @NotNull @DefaultValue("365d") Duration keyRotation,
        @Nullable Path keyFolder,
        @NotNull @DefaultValue("3650d") Duration lockedFor) {
    private static final Duration SHORTEST_ROTATION = Duration.ofHours(1);

    public LedgerSettings {
        if (headEvery.compareTo(Duration.ofSeconds(1)) < 0 || headEvery.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("videoconf.ledger.head-every must be between 1s and 1d");
        }
        if (keyRotation.compareTo(SHORTEST_ROTATION) < 0) {
            throw new IllegalArgumentException("videoconf.ledger.key-rotation must be at least 1h");
        }
        if (lockedFor.isNegative()) {
            throw new IllegalArgumentException("videoconf.ledger.locked-for must not be negative");
        }
    }
}
