package io.videoconf.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;

/** What Spring's own converter finds, and nothing else. */
class BearerHeaderTest {
    private static final String SOME = "aZ09-._~+/= \t\"é,;:?B";
    private static final List<String> BEGINNINGS =
            List.of("Bearer ", "bearer ", "Bearer  ", "Bearer", "Basic ", " Bearer ", "");

    private final Random random = new Random(7);

    @Test
    void itFindsTheTokensThatSpringFinds() {
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            String header = BEGINNINGS.get(random.nextInt(BEGINNINGS.size())) + text();
            String[] values = random.nextInt(20) == 0 ? new String[] {header, "Bearer other"} : new String[] {header};
            String springs = outcome(new ServerBearerTokenAuthenticationConverter(), values);
            assertThat(outcome(new BearerHeader(), values)).as(header).isEqualTo(springs);
            found += springs.startsWith("token ") ? 1 : 0;
        }
        assertThat(found).isGreaterThan(100);
    }

    @Test
    void withoutAHeaderThereIsNoToken() {
        assertThat(outcome(new BearerHeader())).isEqualTo("none");
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(6); left > 0; left--) {
            text.append(SOME.charAt(random.nextInt(random.nextBoolean() ? 11 : SOME.length())));
        }
        return text.toString();
    }

    private static String outcome(ServerAuthenticationConverter converter, String... values) {
        MockServerHttpRequest request = MockServerHttpRequest.get("/api/v1/meetings")
                .header(HttpHeaders.AUTHORIZATION, values)
                .build();
        try {
            Authentication found =
                    converter.convert(MockServerWebExchange.from(request)).block();
            return found == null ? "none" : "token " + found.getPrincipal();
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }
}
