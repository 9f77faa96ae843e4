package io.videoconf.edge.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailShapeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com",
                "ada.lovelace+meetings@mail.example.co.uk",
                "a@b",
                "o'hara_{team}!@x-y.example",
                "jürgen@müller.example",
                "用户@例子.example",
                "1@2.example"
            })
    void theseAreAddresses(String text) {
        assertThat(EmailShape.fits(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.com",
                "ada@",
                "ada@@example.com",
                ".ada@example.com",
                "ada.@example.com",
                "ada..lovelace@example.com",
                "ada@example..com",
                "ada@.example.com",
                "ada@example.com.",
                "ada@-example.com",
                "ada@example-.com",
                "ada@exam{ple.com",
                "ada@exam/ple.com",
                "ada@exam_ple.com",
                "ada lovelace@example.com",
                "ada@example.com\n",
                "ada@[127.0.0.1]",
                "\"ada\"@example.com",
                "ada<b>@example.com",
                "ada\u202e@example.com"
            })
    void theseAreNot(String text) {
        assertThat(EmailShape.fits(text)).isFalse();
    }

    @Test
    void theyAreOfALengthThatMailKnows() {
        assertThat(EmailShape.fits("a".repeat(64) + "@example.com")).isTrue();
        assertThat(EmailShape.fits("a".repeat(65) + "@example.com")).isFalse();
        assertThat(EmailShape.fits("ada@" + "b".repeat(63) + ".example")).isTrue();
        assertThat(EmailShape.fits("ada@" + "b".repeat(64) + ".example")).isFalse();
        assertThat(EmailShape.fits("ada@" + "b.".repeat(130) + "c")).isFalse();
    }
}
