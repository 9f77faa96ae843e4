package io.videoconf.command.notice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.videoconf.api.kernel.Secret;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What we sign, the library of Standard Webhooks takes. */
class SignaturesTest {
    private static final Secret FIRST = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Secret SECOND = new Secret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");

    /** The example of the specification. */
    @Test
    void theExampleOfTheSpecificationComesOut() {
        assertThat(Signatures.header(
                        List.of(FIRST), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void bothSecretsVerifyWhileOneTakesTheOthersPlace() {
        long now = Instant.now().getEpochSecond();
        String body = "{\"type\":\"ping\"}";
        HttpHeaders headers = headers("msg_1", now, Signatures.header(List.of(SECOND, FIRST), "msg_1", now, body));

        for (Secret secret : List.of(FIRST, SECOND)) {
            assertThatCode(() -> new Webhook(secret.value()).verify(body, headers))
                    .doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> new Webhook(FIRST.value()).verify(body + " ", headers))
                .isInstanceOf(Exception.class);
    }

    @Test
    void whatCannotBeSignedWithIsNoSecret() {
        assertThat(Signatures.isSecret(FIRST)).isTrue();
        assertThat(Signatures.isSecret(new Secret("whsec_short"))).isFalse();
        assertThat(Signatures.isSecret(new Secret("whsec_!" + "a".repeat(40)))).isFalse();
        assertThat(Signatures.isSecret(new Secret("a".repeat(32)))).isFalse();
    }

    @Test
    void sealedSecretsAreOpenedWithTheirKeyOnly() {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        String sealed = new Seal(key).close(FIRST);

        assertThat(sealed).doesNotContain(FIRST.value().substring(6));
        assertThat(new Seal(key).open(sealed)).isEqualTo(FIRST);
        assertThat(new Seal(key).close(FIRST)).isNotEqualTo(sealed);
        assertThatThrownBy(() -> new Seal(null).open(sealed)).isInstanceOf(IllegalStateException.class);
        assertThat(new Seal(null).open(new Seal(null).close(FIRST))).isEqualTo(FIRST);
    }

    private static HttpHeaders headers(String id, long time, String signatures) {
        return HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(id),
                        "webhook-timestamp", List.of(Long.toString(time)),
                        "webhook-signature", List.of(signatures)),
                (_, _) -> true);
    }
}
