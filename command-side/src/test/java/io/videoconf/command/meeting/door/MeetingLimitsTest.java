package io.videoconf.command.meeting.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.account.AccountType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long the meetings of an account may run, by its type. */
class MeetingLimitsTest {
    static final MeetingLimits.Guessing GUESSING = new MeetingLimits.Guessing(
            5, 20, 200, Duration.ofSeconds(2), Duration.ofMinutes(15), Duration.ofSeconds(10), Duration.ofHours(1));

    private static MeetingLimits limits(Map<AccountType, Duration> timeLimits) {
        return new MeetingLimits(timeLimits, GUESSING, new MeetingLimits.Joining(600, 6000, false));
    }

    @Test
    void eachTypeHasItsLongestAndWhoseIsNotSaidIsBasic() {
        MeetingLimits limits =
                limits(Map.of(AccountType.BASIC, Duration.ofMinutes(40), AccountType.PRO, Duration.ofDays(1)));
        assertThat(limits.longestMinutes(AccountType.BASIC)).isEqualTo(40);
        assertThat(limits.longestMinutes(null)).isEqualTo(40);
        assertThat(limits.longestMinutes(AccountType.PRO)).isEqualTo(1440);
        assertThat(limits.longestMinutes(AccountType.ENTERPRISE)).as("not said").isNull();
    }

    @Test
    void byDefaultNoTypeHasOne() {
        for (AccountType each : AccountType.values()) {
            assertThat(limits(Map.of()).longestMinutes(each)).as(each.name()).isNull();
        }
    }

    @Test
    void limitsAreWholeMinutesUpToADay() {
        for (Duration wrong : new Duration[] {
            Duration.ZERO,
            Duration.ofMinutes(-1),
            Duration.ofSeconds(90),
            Duration.ofDays(1).plusMinutes(1),
        }) {
            assertThatThrownBy(() -> limits(Map.of(AccountType.BASIC, wrong)))
                    .as(wrong.toString())
                    .hasMessageContaining("videoconf.meetings.time-limits");
        }
    }
}
