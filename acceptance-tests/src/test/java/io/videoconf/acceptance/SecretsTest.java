package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.acceptance.ApiDescription.Operation;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A search that finds nothing would find nothing wrong. */
class SecretsTest {
    private static final String KEY = "vck_Zm9vYmFyLnRoaXMtaXMtYW4tZXhhbXBsZS1vbmx5LW5vdC1hLWtleQ";
    private static final String SIGNS = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String TOKEN = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
    private static final RestClient REST = new RestClient(URI.create("http://127.0.0.1:9"));
    private static final Person ADA = new Person("Ada", "ada@x.org", "her-password", "u", TOKEN, "her-refresh", REST);

    private final Secrets secrets = new Secrets();

    SecretsTest() {
        secrets.of(new Cast(REST, ADA, ADA, ADA, ADA, ADA, ADA, ADA, null, null));
    }

    private static Operation operation(String id) {
        return new Operation(id, "GET", "/", Json.object());
    }

    @Test
    void eachKindIsFoundInAnAnswerAndInALog() {
        for (String secret : List.of(
                KEY, SIGNS, TOKEN, "$argon2id$v=19$m=1", Generator.SECRET + "17", "her-password", "her-refresh")) {
            String told = "{\"x\":\"" + secret + "\"}";
            assertThat(secrets.areTold(operation("getProfile"), told)).as(told).isTrue();
            assertThat(secrets.areTold(told)).as("in a log: " + told).isTrue();
        }
        for (String harmless : List.of("vck_Zm9vYmFy", "must be whsec_ and 24 to 64 bytes in base64", "ada@x.org")) {
            assertThat(secrets.areTold(operation("getProfile"), harmless))
                    .as(harmless)
                    .isFalse();
            assertThat(secrets.areTold(harmless)).as("in a log: " + harmless).isFalse();
        }
    }

    @Test
    void whatMakesOneTellsItAndNothingElse() {
        assertThat(secrets.areTold(operation("createApiKey"), KEY)).isFalse();
        assertThat(secrets.areTold(operation("createWebhook"), SIGNS)).isFalse();
        assertThat(secrets.areTold(operation("logIn"), TOKEN)).isFalse();
        assertThat(secrets.areTold(operation("createApiKey"), TOKEN)).isTrue();
        assertThat(secrets.areTold(operation("logIn"), KEY)).isTrue();
        assertThat(secrets.areTold(operation("logIn"), "her-refresh")).isTrue();
    }
}
