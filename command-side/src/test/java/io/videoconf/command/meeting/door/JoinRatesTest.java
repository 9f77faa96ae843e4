package io.videoconf.command.meeting.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.UserId;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many strangers may ask to come in a minute; each asks once. */
class JoinRatesTest {
    private static final String HERE = "here";
    private static final String THERE = "there";
    private final MeetingId meeting = MeetingId.fresh();

    private static JoinRates rates(int perAddress, int perMeeting, boolean loopback) {
        return new JoinRates(new MeetingLimits(
                Map.of(), MeetingLimitsTest.GUESSING, new MeetingLimits.Joining(perAddress, perMeeting, loopback)));
    }

    private static Guesser stranger(MeetingId meeting, @Nullable String address) {
        return new Guesser(meeting, UserId.fresh(), address);
    }

    private static Duration asks(JoinRates rates, MeetingId meeting, @Nullable String address) {
        return rates.ask(stranger(meeting, address), AddressClass.PUBLIC);
    }

    @Test
    void whoComesFromAnAddressThatTooManyAskFromWaitsWhicheverMeetingTheyAskAt() {
        JoinRates rates = rates(2, 0, false);
        assertThat(asks(rates, meeting, HERE)).isZero();
        assertThat(asks(rates, meeting, HERE)).isZero();
        assertThat(asks(rates, meeting, HERE)).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(asks(rates, MeetingId.fresh(), HERE)).isPositive();
        assertThat(asks(rates, meeting, THERE)).as("from another address").isZero();
    }

    @Test
    void aMeetingThatTooManyAskAtLetsThemWaitWhereverTheyComeFrom() {
        JoinRates rates = rates(2, 3, false);
        assertThat(asks(rates, meeting, HERE)).isZero();
        assertThat(asks(rates, meeting, THERE)).isZero();
        assertThat(asks(rates, meeting, null)).as("from nobody knows where").isZero();
        assertThat(asks(rates, meeting, "elsewhere")).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(20));
        assertThat(asks(rates, MeetingId.fresh(), "elsewhere"))
                .as("at another meeting")
                .isZero();
    }

    @Test
    void whoWaitsForTheAddressIsNotCountedAtTheMeeting() {
        JoinRates rates = rates(1, 2, false);
        assertThat(asks(rates, meeting, HERE)).isZero();
        assertThat(asks(rates, meeting, HERE)).isPositive();
        assertThat(asks(rates, meeting, THERE)).isZero();
    }

    @Test
    void addressesOfThisMachineAreCountedOnlyWhereItIsSaid() {
        JoinRates lenient = rates(1, 0, false);
        JoinRates strict = rates(1, 0, true);
        for (JoinRates each : new JoinRates[] {lenient, strict}) {
            assertThat(each.ask(stranger(meeting, HERE), AddressClass.LOOPBACK)).isZero();
        }
        assertThat(lenient.ask(stranger(meeting, HERE), AddressClass.LOOPBACK)).isZero();
        assertThat(strict.ask(stranger(meeting, HERE), AddressClass.LOOPBACK)).isPositive();
    }

    @Test
    void zeroIsAnyNumber() {
        JoinRates rates = rates(0, 0, true);
        for (int i = 0; i < 10_000; i++) {
            assertThat(asks(rates, meeting, HERE)).isZero();
        }
    }
}
