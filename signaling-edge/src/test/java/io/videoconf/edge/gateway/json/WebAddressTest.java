package io.videoconf.edge.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others' clients load by itself is an address of the web. */
class WebAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/ida.png", "http://localhost:8080/a?b=c#d"})
    void theWebIs(String text) {
        assertThat(WebAddress.isOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "javascript:alert(1)",
                "data:image/svg+xml,<svg onload=alert(1)>",
                "file:///etc/passwd",
                "//example.org/ida.png",
                "https:",
                "https://",
                "https://exa mple.org",
                "HTTPS\n://example.org"
            })
    void nothingElseIs(String text) {
        assertThat(WebAddress.isOne(text)).isFalse();
    }

    @Test
    void itHasALimit() {
        String longest = "https://example.org/" + "a".repeat(2028);
        assertThat(WebAddress.isOne(longest)).isTrue();
        assertThat(WebAddress.isOne(longest + "a")).isFalse();
    }
}
