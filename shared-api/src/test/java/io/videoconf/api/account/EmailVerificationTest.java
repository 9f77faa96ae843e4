package io.videoconf.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EmailVerificationTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    @Test
    void itIsRequiredWhereLettersGoOutUnlessSomethingElseIsSaid() {
        assertThat(EmailVerification.of(null, true)).isEqualTo(EmailVerification.REQUIRED);
        assertThat(EmailVerification.of(null, false)).isEqualTo(EmailVerification.OFF);
        assertThat(EmailVerification.of(EmailVerification.OFF, true)).isEqualTo(EmailVerification.OFF);
        assertThat(EmailVerification.of(EmailVerification.REQUIRED, false)).isEqualTo(EmailVerification.REQUIRED);
    }

    @Test
    void whereItIsRequiredOnlyAVerifiedAddressOpensAnything() {
        assertThat(EmailVerification.REQUIRED.opens(null)).isFalse();
        assertThat(EmailVerification.REQUIRED.opens(NOON)).isTrue();
        assertThat(EmailVerification.OFF.opens(null)).isTrue();
    }
}
