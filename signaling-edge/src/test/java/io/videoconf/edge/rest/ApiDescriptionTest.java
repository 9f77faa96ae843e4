package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.videoconf.api.kernel.RefusalCode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description is one to work with: of every operation it says in words and by example what it takes, gives and
 * refuses. What a new route lacks is named here; its lines go into openapi.yaml, openapi-texts.yaml and
 * openapi-examples.yaml beside this package.
 */
class ApiDescriptionTest extends EdgeTest {
    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private JsonNode api = JsonMapper.shared().missingNode();

    /** One operation, with the words by which a failure names it. */
    private record Described(String name, JsonNode operation) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeEach
    void read() {
        HttpResponse<String> response = send(anonymous("/docs/openapi.json").GET());
        api = JsonMapper.shared().readTree(response.body().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyOperationSaysWhatItIs() {
        SoftAssertions softly = new SoftAssertions();
        operations().forEach(each -> {
            JsonNode operation = each.operation();
            softly.assertThat(operation.path("summary").asString(""))
                    .as("%s: summary (@Operation at the route)", each)
                    .isNotBlank()
                    .doesNotEndWith(".");
            softly.assertThat(operation.path("description").asString(""))
                    .as("%s: description (openapi-texts.yaml)", each)
                    .endsWith(".");
            softly.assertThat(operation.path("operationId").asString(""))
                    .as("%s: id (openapi-texts.yaml)", each)
                    .matches("[a-z]+[A-Z][A-Za-z0-9]+|logIn|logOut");
            softly.assertThat(operation.path("tags").size()).as("%s: tag", each).isEqualTo(1);
            operation
                    .path("parameters")
                    .forEach(parameter -> softly.assertThat(
                                    resolved(parameter).path("description").asString(""))
                            .as("%s: description of %s", each, parameter)
                            .isNotBlank());
        });
        softly.assertAll();
        assertThat(operations().map(each -> each.operation().path("operationId").asString("")))
                .doesNotHaveDuplicates();
        List<String> tags = api.path("tags")
                .valueStream()
                .filter(tag -> !tag.path("description").asString("").isBlank())
                .map(tag -> tag.path("name").asString())
                .toList();
        assertThat(operations().map(each -> each.operation().at("/tags/0").asString("")))
                .isSubsetOf(tags);
    }

    @Test
    void everyOperationSaysHowItRefuses() {
        SoftAssertions softly = new SoftAssertions();
        operations().filter(each -> each.name().contains("/api/")).forEach(each -> {
            JsonNode responses = each.operation().path("responses");
            softly.assertThat(responses.propertyNames())
                    .as("%s: statuses (errors in openapi-texts.yaml)", each)
                    .contains("400", "500", "503")
                    .doesNotContain("default");
            boolean open = each.operation().has("security")
                    && each.operation().get("security").isEmpty();
            softly.assertThat(open || responses.has("401")).as("%s: 401", each).isTrue();
            List<String> codes = each.operation()
                    .path("x-error-codes")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            boolean named = each.name().contains("{");
            softly.assertThat(!named || responses.has("404"))
                    .as("%s: 404", each)
                    .isTrue();
            softly.assertThat(codes).as("%s: x-error-codes", each).hasSizeGreaterThan(3);
        });
        softly.assertAll();
    }

    /** What all operations say of a status does not take the place of what one says. */
    @Test
    void anOperationsOwnWordsForARefusalAreKept() {
        JsonNode behind = api.at("/paths/~1api~1v1~1meetings~1{meetingId}~1history~1proof/get/responses/503");
        assertThat(behind.path("description").asString(""))
                .startsWith("EVENT_STORE_UNAVAILABLE: ")
                .contains("Or: The ledger has not come to the fact yet");
        assertThat(behind.path("headers").propertyNames()).contains("Retry-After");
    }

    @Test
    void everyCodeIsThereWithAnExample() {
        List<String> codes = api.at("/components/schemas/Error/properties/error/properties/code/enum")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        assertThat(codes)
                .containsExactlyElementsOf(Arrays.stream(RefusalCode.values())
                        .map(RefusalCode::name)
                        .toList());
        codes.forEach(code -> assertThat(api.at("/components/examples/" + code + "/value/error/code")
                        .asString(""))
                .isEqualTo(code));
    }

    @Test
    void everyBodyHasAnExampleThatIsOne() {
        SoftAssertions softly = new SoftAssertions();
        operations().forEach(each -> {
            check(softly, each + " request", each.operation().path("requestBody"));
            each.operation()
                    .path("responses")
                    .properties()
                    .forEach(response -> check(softly, each + " " + response.getKey(), resolved(response.getValue())));
        });
        softly.assertAll();
    }

    private void check(SoftAssertions softly, String what, JsonNode body) {
        for (Map.Entry<String, JsonNode> content : body.path("content").properties()) {
            JsonNode type = content.getValue();
            List<JsonNode> examples = new ArrayList<>();
            if (type.has("example")) {
                examples.add(type.get("example"));
            }
            type.path("examples").forEach(each -> examples.add(resolved(each).path("value")));
            softly.assertThat(examples)
                    .as("%s as %s: example (openapi-examples.yaml)", what, content.getKey())
                    .isNotEmpty();
            examples.forEach(example -> softly.assertThat(wrong(type.path("schema"), example))
                    .as("%s as %s: what is wrong with its example %s", what, content.getKey(), example)
                    .isEmpty());
        }
    }

    /** The components go along, so that references lead somewhere. */
    private List<String> wrong(JsonNode schema, JsonNode value) {
        ObjectNode root = ((ObjectNode) schema).deepCopy();
        root.set("components", api.path("components"));
        return schemas.getSchema(root).validate(value, ApiDescriptionTest::strictly).stream()
                .map(Object::toString)
                .toList();
    }

    private static void strictly(ExecutionContext context) {
        context.executionConfig(config -> config.formatAssertionsEnabled(true));
    }

    private Stream<Described> operations() {
        return api.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> new Described(method.getKey() + " " + path.getKey(), method.getValue())));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.at(node.get("$ref").asString().substring(1)) : node;
    }
}
