package io.videoconf.edge.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import io.videoconf.edge.rest.DescriptionSource.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the description's files say of each route, put where OpenAPI wants it. */
final class Operations {
    /** Plain, because the mapper of the description leaves nulls out, and they are part of an example. */
    private static final ObjectMapper EXAMPLES = new ObjectMapper();

    private final DescriptionSource source;
    private final OperationAnswers answers;

    private Operations(DescriptionSource source) {
        this.source = source;
        this.answers = new OperationAnswers(source);
    }

    static Operations load() {
        return new Operations(DescriptionSource.load());
    }

    /** The routes that are told of, as "GET /meetings". */
    List<String> routes() {
        return List.copyOf(source.section("operations").keySet());
    }

    void complete(String route, PathItem item) {
        item.readOperationsMap()
                .forEach((method, operation) ->
                        complete(source.operation(method + " " + route), route, method, operation));
    }

    private void complete(Said said, String route, PathItem.HttpMethod method, Operation operation) {
        boolean writes = method != PathItem.HttpMethod.GET;
        String id = said.text("id");
        if (id != null) {
            operation.setOperationId(id);
        }
        operation.setDescription(said.text("description"));
        operation.setParameters(parameters(said, route, writes, operation));
        String request = said.text("request");
        if (request != null) {
            operation.setRequestBody(new RequestBody()
                    .required(method == PathItem.HttpMethod.PATCH || isNeeded(request))
                    .content(answers.json(request, request)));
        }
        boolean open =
                operation.getSecurity() != null && operation.getSecurity().isEmpty();
        answers.describe(operation, said, new OperationAnswers.Kind(writes, open, !isTechnical(route)));
    }

    /** Health and keys are not part of the versioned API. */
    private static boolean isTechnical(String route) {
        return route.startsWith("/health") || route.startsWith("/.well-known");
    }

    /** A body of which nothing is required may be left out. */
    private boolean isNeeded(String schema) {
        return !Said.of(source.section("schemas").getOrDefault(schema, Map.of()))
                .words("required")
                .isEmpty();
    }

    private List<Parameter> parameters(Said said, String route, boolean writes, Operation operation) {
        Stream<String> path = operation.getParameters() == null
                ? Stream.empty()
                : operation.getParameters().stream().map(Parameter::getName);
        Stream<String> query = said.words("parameters").stream();
        Stream<String> headers = isTechnical(route) ? Stream.of("X-Request-Id") : headers(said, writes);
        return Stream.of(path.filter(name -> name != null && route.contains("{" + name + "}")), query, headers)
                .flatMap(names -> names)
                .map(name -> new Parameter().$ref("#/components/parameters/" + name))
                .toList();
    }

    private static Stream<String> headers(Said said, boolean writes) {
        List<String> names = new ArrayList<>();
        if (writes) {
            names.add("Idempotency-Key");
        }
        if (said.is("versioned")) {
            names.add(writes ? "If-Match" : "If-None-Match");
        }
        if (said.text("waits") != null) {
            names.add("Prefer");
        }
        names.add("X-Request-Id");
        return names.stream();
    }

    /** What is sent to others rather than asked of us, by name. */
    Map<String, PathItem> webhooks() {
        Map<String, PathItem> all = new TreeMap<>();
        source.section("webhooks").forEach((name, value) -> {
            Said said = Said.of(value);
            String body = said.text("request");
            Operation operation = new Operation()
                    .operationId("receive" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
                    .tags(List.of("Webhooks"))
                    .summary("What your endpoint is sent")
                    .description(said.text("description"))
                    .parameters(Stream.of("webhook-id", "webhook-timestamp", "webhook-signature")
                            .map(header -> new Parameter()
                                    .name(header)
                                    .in("header")
                                    .required(true)
                                    .schema(new Schema<>().type("string")))
                            .toList())
                    .requestBody(new RequestBody()
                            .required(true)
                            .content(answers.json(String.valueOf(body), String.valueOf(body))))
                    .responses(new ApiResponses().addApiResponse("2XX", new ApiResponse().description("You have it.")));
            all.put(name, new PathItem().post(operation));
        });
        return all;
    }

    /** The description's texts on groups of operations. */
    List<Tag> tags() {
        return source.section("tags").entrySet().stream()
                .map(tag ->
                        new Tag().name(tag.getKey()).description(tag.getValue().toString()))
                .toList();
    }

    void addComponents(Components components) {
        components.setSchemas(new TreeMap<>());
        source.section("schemas")
                .forEach((name, schema) ->
                        components.addSchemas(name, Json31.mapper().convertValue(schema, Schema.class)));
        source.section("headers")
                .forEach((name, header) ->
                        components.addHeaders(name, Json31.mapper().convertValue(header, Header.class)));
        source.section("parameters")
                .forEach((name, parameter) ->
                        components.addParameters(name, Json31.mapper().convertValue(parameter, Parameter.class)));
        source.section("examples").forEach((name, value) -> components.addExamples(name, example(value)));
        answers.addErrors(components);
    }

    private static Example example(Object value) {
        return new Example().value(EXAMPLES.<com.fasterxml.jackson.databind.JsonNode>valueToTree(value));
    }
}
