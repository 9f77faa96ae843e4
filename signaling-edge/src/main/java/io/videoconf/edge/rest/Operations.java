package io.videoconf.edge.rest;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What openapi.yaml says of each route: parameters, request, answer. */
final class Operations {
    private static final String SOURCE = "io/videoconf/edge/openapi.yaml";
    private static final String JSON = "application/json";
    private static final List<String> WRITE_HEADERS = List.of("Idempotency-Key", "If-Match", "Prefer", "X-Request-Id");
    private static final List<String> READ_HEADERS = List.of("If-None-Match", "X-Request-Id");

    private final Map<String, Map<String, Object>> operations;
    private final Map<String, Object> parameters;
    private final Map<String, Object> schemas;

    private Operations(Map<String, Map<String, Map<String, Object>>> source) {
        this.operations = source.getOrDefault("operations", Map.of());
        this.parameters = new TreeMap<>(source.getOrDefault("parameters", Map.of()));
        this.schemas = new TreeMap<>(source.getOrDefault("schemas", Map.of()));
    }

    static Operations load() {
        try (InputStream in = new ClassPathResource(SOURCE).getInputStream()) {
            return new Operations(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(SOURCE + " is part of this program, and cannot be read", e);
        }
    }

    /** The routes that are told of, as "GET /meetings". */
    List<String> routes() {
        return List.copyOf(operations.keySet());
    }

    void complete(String route, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            Map<String, Object> known = operations.getOrDefault(method + " " + route, Map.of());
            boolean writes = method != PathItem.HttpMethod.GET;
            names(known.get("parameters")).forEach(name -> refer(operation, name));
            (writes ? WRITE_HEADERS : READ_HEADERS).forEach(name -> refer(operation, name));
            operation.setOperationId(id(method, route));
            Object request = known.get("request");
            if (request != null) {
                operation.setRequestBody(new RequestBody().required(true).content(content(request.toString())));
            }
            Object answer = known.get("answer");
            int status = known.get("status") instanceof Integer given ? given : HttpStatus.OK.value();
            answer(operation, status, answer == null ? null : answer.toString());
        });
    }

    void answer(Operation operation, int status, @Nullable String schema) {
        ApiResponse answer =
                new ApiResponse().description(HttpStatus.valueOf(status).getReasonPhrase());
        if (schema != null) {
            answer.setContent(content(schema));
        }
        operation.setResponses(new ApiResponses()
                .addApiResponse(Integer.toString(status), answer)
                .addApiResponse(
                        "default",
                        new ApiResponse().description("What went wrong").content(content("Error"))));
    }

    void addComponents(Components components) {
        components.setSchemas(new TreeMap<>());
        schemas.forEach(
                (name, schema) -> components.addSchemas(name, Json31.mapper().convertValue(schema, Schema.class)));
        parameters.forEach((name, parameter) ->
                components.addParameters(name, Json31.mapper().convertValue(parameter, Parameter.class)));
    }

    private static void refer(Operation operation, String parameter) {
        operation.addParametersItem(new Parameter().$ref("#/components/parameters/" + parameter));
    }

    private static List<String> names(@Nullable Object list) {
        return list instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Content content(String schema) {
        return new Content()
                .addMediaType(JSON, new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + schema)));
    }

    /** getMeetingsMeetingId and so on: different for every route, and the same for ever. */
    private static String id(PathItem.HttpMethod method, String route) {
        StringBuilder id = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
        for (String part : route.split("[^A-Za-z]+")) {
            if (!part.isEmpty()) {
                id.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
            }
        }
        return id.toString();
    }
}
