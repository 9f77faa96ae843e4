package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two columns of contract/authorization.csv, for every operation: nobody in particular, and somebody whose token has
 * expired. The others are asked by the acceptance tests; a token that was good once is made here, where a key is.
 */
class ClosedDoorTest extends EdgeTest {
    private static final Path MATRIX = Path.of("..", "contract", "authorization.csv");

    @Test
    void nobodyComesInWithoutATokenThatIsGood() throws IOException {
        Map<String, List<String>> rows = rows();
        String expired = Tokens.signed(Tokens.claims(Tokens.ALICE, "Alice", "alice@example.com")
                .expirationTime(Date.from(Instant.now().minusSeconds(120)))
                .build());
        JsonNode api = JsonMapper.shared()
                .readTree(send(anonymous("/docs/openapi.json").GET()).body().getBytes(StandardCharsets.UTF_8));
        SoftAssertions softly = new SoftAssertions();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    String id = method.getValue().path("operationId").asString();
                    List<String> row = rows.getOrDefault(id, List.of());
                    softly.assertThat(row)
                            .as("row of %s in contract/authorization.csv", id)
                            .hasSizeGreaterThan(2);
                    HttpRequest.Builder request = anonymous(path.getKey().replaceAll("\\{[^}]*}", Tokens.SESSION))
                            .method(method.getKey().toUpperCase(Locale.ROOT), BodyPublishers.noBody());
                    softly.assertThat(verdict(send(request)))
                            .as("%s without a token", id)
                            .isEqualTo(atTheDoor(row.get(1)));
                    softly.assertThat(verdict(send(request.header("Authorization", "Bearer " + expired))))
                            .as("%s with an expired token", id)
                            .isEqualTo(atTheDoor(row.get(2)));
                }));
        softly.assertAll();
        assertThat(sides.sent()).as("commands that came through").isEmpty();
    }

    /** What is behind the door is not asked here: whoever gets as far as to be told that nothing is there was let in. */
    private static String atTheDoor(String cell) {
        return cell.equals("401") ? "401" : "allow";
    }

    /** Whoever is let in is refused for the body that is missing, or is answered. */
    private static String verdict(HttpResponse<String> response) {
        return response.statusCode() == 401 && response.body().contains("INVALID_TOKEN") ? "401" : "allow";
    }

    private static Map<String, List<String>> rows() throws IOException {
        Map<String, List<String>> rows = new HashMap<>();
        Files.readAllLines(MATRIX).stream()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    List<String> cells = List.of(line.strip().split("\\s*,\\s*"));
                    rows.put(cells.getFirst(), cells);
                });
        return rows;
    }
}
