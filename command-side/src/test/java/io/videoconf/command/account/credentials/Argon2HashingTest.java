package io.videoconf.command.account.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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
        PasswordHashing impatient = new Argon2Hashing(new PasswordSettings(1, Duration.ofMillis(1)));
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> turns = many.invokeAll(IntStream.range(0, 20)
                    .<java.util.concurrent.Callable<Boolean>>mapToObj(_ -> () -> turnedAway(impatient))
                    .toList());
            assertThat(turns).anyMatch(Future::resultNow).anyMatch(turn -> !turn.resultNow());
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

    private static boolean turnedAway(PasswordHashing hashing) {
        try {
            hashing.hash(new Secret("a password"));
            return false;
        } catch (PasswordsBusy _) {
            return true;
        }
    }
}
