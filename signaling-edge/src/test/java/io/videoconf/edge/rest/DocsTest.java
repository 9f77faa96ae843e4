package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DocsTest extends EdgeTest {
    @Test
    void everyRouteIsDescribedOnceWithWhatItTakesAndGives() {
        JsonNode api = description();
        List<String> described = new ArrayList<>();
        api.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + route(path.getKey()))));

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(Operations.load().routes());
        assertThat(api.get("paths").propertyNames())
                .contains("/api/v2/meetings/{meetingId}", "/.well-known/jwks.json", "/health")
                .noneMatch(path -> path.contains("{version}") || path.startsWith("/api/meetings"));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        JsonNode api = description();
        assertThat(api.get("openapi").stringValue()).startsWith("3.1");
        List<String> references = new ArrayList<>();
        collect(api, references);
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(api.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
        assertThat(api.at("/components/schemas/MeetingSettingsRequest/properties/password/maxLength")
                        .intValue())
                .isEqualTo(64);
        assertThat(api.at("/components/schemas/Profile/properties/username/type")
                        .isArray())
                .isTrue();
    }

    @Test
    void itCanBeHadAsYamlAndLookedAt() {
        HttpResponse<String> yaml = send(anonymous("/docs/openapi.yaml").GET());
        assertThat(yaml.statusCode()).isEqualTo(200);
        assertThat(yaml.body()).startsWith("openapi:").contains("3.1.0");
        HttpResponse<String> page = send(anonymous("/docs").GET());
        assertThat(page.statusCode()).isEqualTo(302);
        HttpResponse<String> ui = send(anonymous(header(page, "Location")).GET());
        assertThat(ui.statusCode()).isEqualTo(200);
        assertThat(ui.body()).contains("swagger-ui");
    }

    @Test
    void healthIsOneWord() {
        for (String path : List.of("/health", "/health/liveness", "/health/readiness")) {
            assertThat(send(anonymous(path).GET()).body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    /** A path as openapi.yaml names it. */
    private static String route(String path) {
        return path.startsWith("/api/v1")
                ? path.substring("/api/v1".length())
                : path.startsWith("/api/") ? path.substring("/api".length()) : path;
    }

    private JsonNode description() {
        HttpResponse<String> response = send(anonymous("/docs/openapi.json").GET());
        assertThat(response.statusCode()).isEqualTo(200);
        // Deeper than what the wire allows.
        return JsonMapper.shared().readTree(response.body().getBytes(StandardCharsets.UTF_8));
    }

    private static void collect(JsonNode node, List<String> references) {
        JsonNode reference = node.get("$ref");
        if (reference != null) {
            references.add(reference.stringValue());
        }
        node.forEach(child -> collect(child, references));
    }
}
