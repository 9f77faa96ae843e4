package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Whoever shows no good token is counted by their address. */
@TestPropertySource(properties = "videoconf.edge.limits.per-address.open-calls=5")
class OpenCallsTest extends EdgeTest {
    private static final int MOST = 5;

    @Test
    void anAddressThatAsksTooOftenWithoutATokenIsTurnedAway() {
        String path = "/api/v1/meetings/" + Samples.MEETING;
        for (int i = 0; i < MOST; i++) {
            assertThat(send(anonymous(path).GET()).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> tooMany = send(anonymous(path).GET());
        assertError(tooMany, 429, "RATE_LIMIT_EXCEEDED");
        assertThat(header(tooMany, "X-RateLimit-Limit")).isEqualTo("5");
        assertThat(Integer.parseInt(header(tooMany, "Retry-After"))).isBetween(1, 3600);
        assertThat(get("/api/v1/rate-limits").statusCode())
                .as("with a token from the same address")
                .isEqualTo(200);
    }
}
