package io.videoconf.edge.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.edge.rest.EdgeTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/** Who may ask which legacy operation, cell by cell of contract/authorization-legacy.csv, with a service token and without one. */
class LegacyAccessTest {
    private static final String TOKEN = "a-service-token-of-the-test";
    private static final List<String> WITHOUT = List.of("program", "page");
    private static final List<String> WITH = List.of("no_token", "wrong_token", "token");

    /** What all callers share. */
    abstract static class Asked extends EdgeTest {
        @Autowired
        private Environment environment;

        @Autowired
        private LegacyRoutes routes;

        void check(List<String> columns) throws IOException {
            Map<String, Map<String, String>> matrix = matrix();
            assertThat(new TreeSet<>(matrix.keySet())).isEqualTo(new TreeSet<>(routes.operations()));
            matrix.forEach((operation, row) -> columns.forEach(column -> {
                HttpResponse<String> answer = ask(operation, column);
                String verdict = answer.statusCode() == 401 || answer.statusCode() == 403
                        ? Integer.toString(answer.statusCode())
                        : "allow";
                assertThat(verdict)
                        .as("%s by %s: %s", operation, column, answer.body())
                        .isEqualTo(row.get(column));
                if (!verdict.equals("allow")) {
                    assertThat(body(answer).get("message").stringValue()).isNotBlank();
                }
            }));
            assertThat(sides.sent()).isEmpty();
        }

        /** A body that comes to nothing: what is asked here is who is let in. */
        private HttpResponse<String> ask(String operation, String column) {
            String[] parts = operation.split(" ");
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + environment.getProperty("local.legacy.port") + "/api" + parts[1]))
                    .method(parts[0], BodyPublishers.ofString("[]"));
            switch (column) {
                case "page" -> request.header("Origin", "https://evil.example.com");
                case "wrong_token" -> request.header("Authorization", "Bearer " + TOKEN + "x");
                case "token" -> request.header("Authorization", "Bearer " + TOKEN);
                default -> {
                    // Shows nothing.
                }
            }
            return send(request);
        }

        private static Map<String, Map<String, String>> matrix() throws IOException {
            List<String[]> lines = Files.readAllLines(Path.of("..", "contract", "authorization-legacy.csv")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line ->
                            Arrays.stream(line.split(",")).map(String::strip).toArray(String[]::new))
                    .toList();
            Map<String, Map<String, String>> rows = new LinkedHashMap<>();
            lines.stream().skip(1).forEach(cells -> {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i < cells.length; i++) {
                    row.put(lines.getFirst()[i], cells[i]);
                }
                rows.put(cells[0], row);
            });
            return rows;
        }
    }

    @Nested
    @TestPropertySource(properties = "videoconf.edge.legacy.port=0")
    class WithoutToken extends Asked {
        @Test
        void programsOfThisMachineAreLetIn() throws IOException {
            check(WITHOUT);
        }
    }

    @Nested
    @TestPropertySource(properties = {"videoconf.edge.legacy.port=0", "videoconf.edge.legacy.token=" + TOKEN})
    class WithToken extends Asked {
        @Test
        void whoShowsTheTokenIsLetIn() throws IOException {
            check(WITH);
        }
    }
}
