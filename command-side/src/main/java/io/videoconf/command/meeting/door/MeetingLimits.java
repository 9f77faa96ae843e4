package io.videoconf.command.meeting.door;

import io.videoconf.api.account.AccountType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What this server allows meetings, and who comes to them. Source: {@code videoconf.meetings}.
 *
 * @param timeLimits how long a meeting of an owner with such an account may run, whole minutes up to a day; none for any
 */
@Validated
@ConfigurationProperties("videoconf.meetings")
public record MeetingLimits(
        @DefaultValue Map<AccountType, Duration> timeLimits,
        @DefaultValue Guessing guessing,
        @DefaultValue Joining joining) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * How guessing at a meeting's password is slowed down. So many wrong ones are free; then each is followed by a rest, twice as long
     * as the one before.
     *
     * @param perPerson free for one person at one meeting
     * @param perAddress free for everybody at one address at one meeting
     * @param perMeeting free for all strangers at one meeting
     * @param firstRest the first rest
     * @param longestRest of a person and an address
     * @param longestRestOfAll of all strangers: whoever knows the password comes in between
     * @param forgetAfter so long after the last wrong one they are forgotten
     */
    public record Guessing(
            @DefaultValue("5") @Min(1) @Max(1000) int perPerson,
            @DefaultValue("20") @Min(1) @Max(10_000) int perAddress,
            @DefaultValue("200") @Min(1) @Max(100_000) int perMeeting,
            @DefaultValue("2s") Duration firstRest,
            @DefaultValue("15m") Duration longestRest,
            @DefaultValue("10s") Duration longestRestOfAll,
            @DefaultValue("1h") Duration forgetAfter) {
        public Guessing {
            require(firstRest.toMillis() >= 1, "guessing.first-rest must be at least 1ms");
            require(longestRest.compareTo(firstRest) >= 0, "guessing.longest-rest must not be below first-rest");
            require(longestRestOfAll.toMillis() >= 1, "guessing.longest-rest-of-all must be at least 1ms");
            require(forgetAfter.toSeconds() >= 1, "guessing.forget-after must be at least 1s");
        }
    }

    /**
     * How many who do not belong to a meeting yet may ask to come in, a minute. Whoever was let in before comes back as often as the
     * network makes them.
     *
     * @param perAddress from one address, at all meetings; 0 for any number
     * @param perMeeting at one meeting; 0 for any number
     * @param loopback whether addresses of this machine are counted as well
     */
    public record Joining(
            @DefaultValue("600") @Min(0) @Max(1_000_000) int perAddress,
            @DefaultValue("6000") @Min(0) @Max(1_000_000) int perMeeting,
            @DefaultValue("false") boolean loopback) {}

    public MeetingLimits {
        timeLimits = Map.copyOf(timeLimits);
        for (Duration limit : timeLimits.values()) {
            boolean minutes = limit.equals(Duration.ofMinutes(limit.toMinutes()));
            require(
                    minutes && limit.isPositive() && limit.compareTo(LONGEST) <= 0,
                    "time-limits must be whole minutes, 1m to 1d");
        }
    }

    /** Minutes that a meeting of such an owner may run; null for any. */
    public @Nullable Integer longestMinutes(@Nullable AccountType type) {
        Duration limit = timeLimits.get(type == null ? AccountType.BASIC : type);
        return limit == null ? null : Math.toIntExact(limit.toMinutes());
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("videoconf.meetings." + what);
        }
    }
}
