package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What every error looks like. */
final class Envelopes {
    private Envelopes() {}

    /** Fails unless the answer is an error of this status and code, in the contract's envelope and nothing else. */
    static JsonNode assertRefused(Answer answer, int status, String code) {
        return assertRefused(answer, status, Set.of(code));
    }

    /** The same where the contract leaves a choice of codes. */
    static JsonNode assertRefused(Answer answer, int status, Set<String> codes) {
        assertThat(answer.status()).as("status of %s", answer).isEqualTo(status);
        assertThat(answer.header("Content-Type")).as("media type of %s", answer).startsWith("application/json");
        JsonNode error = answer.body().path("error");
        assertThat(answer.body().propertyNames()).as("members of %s", answer).containsExactly("error");
        assertThat(error.propertyNames())
                .as("members of the error of %s", answer)
                .containsExactlyInAnyOrder("code", "message", "details", "request_id");
        assertThat(codes).as("code of %s", answer).contains(error.path("code").asString(""));
        assertThat(error.path("message").asString(""))
                .as("message of %s", answer)
                .isNotBlank();
        Instant.parse(error.path("details").path("timestamp").asString(""));
        assertThat(error.path("request_id").asString(""))
                .as("request id in %s", answer)
                .isEqualTo(answer.header("X-Request-Id"))
                .isEqualTo(answer.requestId());
        assertNoInnards(answer);
        return error;
    }

    /** Fails when the answer shows what it is made of. */
    static void assertNoInnards(Answer answer) {
        assertThat(answer.text())
                .as("what %s gives away", answer)
                .doesNotContain("Exception", "\tat ", "io.videoconf", "org.axonframework", "org.springframework");
    }
}
