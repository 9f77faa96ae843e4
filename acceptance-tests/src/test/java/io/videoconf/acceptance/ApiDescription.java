package io.videoconf.acceptance;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The description that the server gives of itself, and whether its answers are what it says. */
final class ApiDescription {
    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");
    private static final String VENDOR = "application/vnd.videoconf.";

    private final JsonNode root;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private ApiDescription(JsonNode root) {
        this.root = root;
    }

    static ApiDescription of(RestClient rest) {
        return new ApiDescription(rest.get("/docs/openapi.json").expect(200).body());
    }

    /**
     * One operation.
     *
     * @param path as it is described, from the root of the server on
     */
    record Operation(String id, String method, String path, JsonNode node) {
        boolean writes() {
            return !method.equals("GET");
        }

        /** True where no token is needed. */
        boolean open() {
            return node.has("security") && node.path("security").isEmpty();
        }

        @Override
        public String toString() {
            return id;
        }
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> all.add(new Operation(
                                method.getValue().path("operationId").asString(),
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                method.getValue()))));
        return all;
    }

    /** What a reference leads to; anything else as it is. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asString().substring(1)) : node;
    }

    List<JsonNode> parameters(Operation operation) {
        return operation
                .node()
                .path("parameters")
                .valueStream()
                .map(this::resolved)
                .toList();
    }

    /** The schema of the body; missing where there is none. */
    JsonNode body(Operation operation) {
        return content(operation).path("schema");
    }

    /** A copy of the example of the body; missing where there is none. */
    JsonNode example(Operation operation) {
        return content(operation)
                .path("examples")
                .valueStream()
                .findFirst()
                .map(each -> resolved(each).path("value").deepCopy())
                .orElseGet(() -> Json.read(""));
    }

    private static JsonNode content(Operation operation) {
        return operation.node().path("requestBody").path("content").path("application/json");
    }

    /** What in an answer is not as described; empty when all is. */
    List<String> wrong(Operation operation, Answer answer) {
        JsonNode response = resolved(operation.node().path("responses").path(Integer.toString(answer.status())));
        if (response.isMissingNode()) {
            return List.of("the status " + answer.status() + " is not described");
        }
        String type = answer.header("Content-Type").split(";", 2)[0].strip();
        if (type.startsWith(VENDOR)) {
            type = "application/json";
        }
        if (!response.has("content")) {
            return answer.bytes().length == 0 ? List.of() : List.of("a body, where none is described");
        }
        JsonNode content = response.path("content").path(type);
        if (content.isMissingNode()) {
            return List.of("the type “" + type + "” is not described");
        }
        if (!type.equals("application/json")) {
            return List.of();
        }
        List<String> wrong = new ArrayList<>();
        try {
            wrong.addAll(mismatch(content.path("schema"), answer.body()));
        } catch (JacksonException | IllegalStateException e) {
            wrong.add("the body is no JSON");
        }
        if (answer.status() >= 400 && wrong.isEmpty()) {
            boolean listed = operation
                    .node()
                    .path("x-error-codes")
                    .valueStream()
                    .anyMatch(code -> code.asString().equals(answer.code()));
            if (!listed && answer.body().has("error")) {
                wrong.add("the code " + answer.code() + " is not described");
            }
        }
        return wrong;
    }

    private List<String> mismatch(JsonNode schema, JsonNode value) {
        return schemas
                .computeIfAbsent(schema.toString(), _ -> compiled(schema))
                .validate(value, ApiDescription::strictly)
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** The components go along, so that references lead somewhere. */
    private Schema compiled(JsonNode schema) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", root.path("components"));
        return registry.getSchema(whole);
    }

    private static void strictly(ExecutionContext context) {
        context.executionConfig(config -> config.formatAssertionsEnabled(true));
    }
}
