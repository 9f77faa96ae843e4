package io.videoconf.command.meeting.door;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.videoconf.api.kernel.AddressClass;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How often strangers ask to come in, by address and by meeting. In memory, on the machine that decides about the meeting: after a
 * restart they begin anew, which lets in one minute's worth more.
 */
@Component
public class JoinRates {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Addresses and meetings that are watched at a time: the ones that ask most stay. */
    private static final int WATCHED = 100_000;

    private final MeetingLimits.Joining limits;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(WATCHED).expireAfterAccess(MINUTE).build();

    JoinRates(MeetingLimits limits) {
        this.limits = limits.joining();
    }

    /** Counts one that asks; how long they have to wait when they are too many, zero when they are not. */
    Duration ask(Guesser who, AddressClass from) {
        boolean counted = from != AddressClass.LOOPBACK || limits.loopback();
        Duration address =
                counted && who.address() != null ? take("a:" + who.address(), limits.perAddress()) : Duration.ZERO;
        return address.isZero() ? take(who.meetingKey(), limits.perMeeting()) : address;
    }

    private Duration take(String key, int perMinute) {
        if (perMinute == 0) {
            return Duration.ZERO;
        }
        Bucket bucket = buckets.get(
                key,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                        .build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }
}
