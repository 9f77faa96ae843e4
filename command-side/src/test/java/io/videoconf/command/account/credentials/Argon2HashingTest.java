package io.videoconf.command.account.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class Argon2HashingTest {

    private final PasswordHashing hashing = new Argon2Hashing(new PasswordSettings(0, Duration.ofSeconds(30)));

    @Test
    void hashesAreArgon2idWithTheParametersThatOwaspAsksFor() {
        assertThat(hashing.hash(new Secret("secret password"))).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void onlyTheSamePasswordMatches() {
        String hash = hashing.hash(new Secret("pässword ✓ 漢字"));

        assertThat(hashing.matches(new Secret("pässword ✓ 漢字"), hash)).isTrue();
        assertThat(hashing.matches(new Secret("password ✓ 漢字"), hash)).isFalse();
        assertThat(hashing.matches(new Secret(""), hash)).isFalse();
    }

    @Test
    void halfASurrogatePairIsAWrongPasswordAndNoFailure() {
        assertThat(hashing.matches(new Secret("12345678\uD800"), hashing.hash(new Secret("12345678?"))))
                .isFalse();
    }

    @Test
    void whoWaitsTooLongIsTurnedAwayAndNobodyIsForgotten() throws Exception {
        HeldUp heldUp = new HeldUp();
        PasswordHashing impatient = new Argon2Hashing(new PasswordSettings(1, Duration.ofMillis(1)), heldUp);
        try (ExecutorService one = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = one.submit(() -> turnedAway(impatient));
            try {
                assertThat(heldUp.begun.await(20, TimeUnit.SECONDS)).isTrue();
                for (int more = 0; more < 20; more++) {
                    assertThat(turnedAway(impatient)).isTrue();
                }
            } finally {
                heldUp.goesOn.countDown();
            }
            assertThat(first.get(20, TimeUnit.SECONDS)).isFalse();
        }
        assertThat(impatient.hash(new Secret("afterwards there is a turn again")))
                .isNotEmpty();
    }

    @Test
    void theRefusalSaysWhenToComeBack() {
        assertThat(new PasswordsBusy().refusal().code()).isEqualTo(RefusalCode.RATE_LIMIT_EXCEEDED);
        assertThat(new PasswordsBusy().refusal().details()).containsEntry("retry_after_seconds", 1L);
    }

    @Test
    void anInterruptedThreadIsTurnedAwayAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> hashing.hash(new Secret("any"))).isInstanceOf(PasswordsBusy.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Hashes once it may. */
    private static final class HeldUp implements PasswordEncoder {
        private final PasswordEncoder encoder = Argon2Hashing.argon2();
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goesOn = new CountDownLatch(1);

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            begun.countDown();
            try {
                goesOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return encoder.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return encoder.matches(password, hash);
        }
    }

    private static boolean turnedAway(PasswordHashing hashing) {
        try {
            hashing.hash(new Secret("a password"));
            return false;
        } catch (PasswordsBusy _) {
            return true;
        }
    }
}
