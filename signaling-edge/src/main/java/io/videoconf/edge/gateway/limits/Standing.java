package io.videoconf.edge.gateway.limits;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.edge.gateway.Denied;
import java.time.Duration;
import java.time.Instant;

/**
 * How a limit stands for somebody.
 *
 * @param most how much there is in an hour; {@link LimitSettings#UNLIMITED} for as much as one likes
 * @param remaining how much is left now
 * @param allowed false when there was nothing left to take
 * @param soonest until something is there again; zero when something is
 * @param at when it stood so
 */
public record Standing(Limit limit, long most, long remaining, boolean allowed, Duration soonest, Instant at) {
    private static final long SECONDS = 3_600;

    static Standing unlimited(Limit limit) {
        return new Standing(limit, LimitSettings.UNLIMITED, Long.MAX_VALUE, true, Duration.ZERO, Instant.now());
    }

    /** False for as much as one likes: such a limit decides nothing. */
    public boolean isBounded() {
        return most != LimitSettings.UNLIMITED;
    }

    /** How much was used up, and has not come back. */
    public long spent() {
        return Math.max(0, most - remaining);
    }

    /** The epoch second at which all of it will be there again. */
    public long resetsAt() {
        long seconds = most <= 0 ? SECONDS : Math.ceilDiv(spent() * SECONDS, most);
        return at.getEpochSecond() + seconds;
    }

    /** In whole seconds, at least one. */
    long retryAfterSeconds() {
        return Math.max(1, Math.ceilDiv(soonest.toMillis(), 1_000L));
    }

    Denied denied() {
        return new Denied(Refusal.of(
                        limit.code(),
                        limit.whose() == Limit.Whose.ACCOUNT ? "AccountsHaveLimits" : "AddressesHaveLimits")
                .with("limit", limit.wire())
                .with("per_hour", most)
                .with("retry_after_seconds", retryAfterSeconds()));
    }
}
