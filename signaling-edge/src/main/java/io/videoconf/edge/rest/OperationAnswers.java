package io.videoconf.edge.rest;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.videoconf.edge.rest.DescriptionSource.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The answers of an operation: those of success, and through {@link OperationErrors} the others. */
final class OperationAnswers {
    private static final String JSON = "application/json";
    private static final List<String> LIMITS =
            List.of("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset");

    /**
     * What follows from the kind of an operation.
     *
     * @param writes it changes something
     * @param open it needs no token
     * @param versionedApi it is below /api, with all that goes for it
     */
    record Kind(boolean writes, boolean open, boolean versionedApi) {}

    private final DescriptionSource source;
    private final OperationErrors errors;

    OperationAnswers(DescriptionSource source) {
        this.source = source;
        this.errors = new OperationErrors(this);
    }

    void describe(Operation operation, Said said, Kind kind) {
        ApiResponses answers = new ApiResponses();
        int status = said.status(HttpStatus.OK.value());
        ApiResponse success = success(said, said.text("returns"), said.text("answer"));
        said.inner("also")
                .forEach((type, example) -> success.getContent()
                        .addMediaType(
                                type,
                                new MediaType()
                                        .schema(new Schema<>().type("string"))
                                        .example(example)));
        refer(success, headers(said, kind));
        answers.addApiResponse(Integer.toString(status), success);
        String waits = said.text("waits");
        if (waits != null && !"nothing".equals(waits)) {
            ApiResponse accepted = new ApiResponse()
                    .description("The change is made, but reads need not show it yet: it was asked for with Prefer, "
                            + "or it takes longer than two seconds.")
                    .content(json(waits, waits));
            refer(accepted, headers(said, kind));
            answers.addApiResponse("202", accepted);
        }
        if (said.is("versioned") && !kind.writes()) {
            ApiResponse unchanged = new ApiResponse().description("You have this version already.");
            refer(unchanged, List.of("ETag"));
            answers.addApiResponse("304", unchanged);
        }
        said.inner("answers").forEach((other, what) -> answers.addApiResponse(other, other(Said.of(what))));
        errors.add(operation, answers, said, kind);
        operation.setResponses(answers);
    }

    private ApiResponse success(Said said, @Nullable String text, @Nullable String schema) {
        ApiResponse answer = new ApiResponse().description(text == null ? "Done." : text);
        if (schema != null) {
            answer.setContent(json(schema, schema));
        }
        return said.inner("also").isEmpty() || schema != null ? answer : answer.content(new Content());
    }

    private ApiResponse other(Said said) {
        String text = said.text("description");
        ApiResponse answer = new ApiResponse().description(text == null ? "" : text);
        String schema = said.text("schema");
        String example = said.text("example");
        if (schema != null) {
            answer.setContent(json(schema, example == null ? schema : example));
        }
        refer(answer, List.of("X-Request-Id"));
        return answer;
    }

    private List<String> headers(Said said, Kind kind) {
        List<String> names = new ArrayList<>(List.of("X-Request-Id"));
        if (kind.versionedApi()) {
            names.addAll(LIMITS);
        }
        if (said.is("versioned")) {
            names.add("ETag");
        }
        if (said.is("versioned") && kind.writes()) {
            names.add("Idempotent-Replayed");
        }
        if (said.text("waits") != null) {
            names.add("Preference-Applied");
        }
        names.addAll(said.words("headers"));
        return names;
    }

    void addErrors(Components components) {
        errors.addTo(components);
    }

    /** True when calls are limited, which is so when the limits' headers are described. */
    boolean limited() {
        return source.section("headers").containsKey(LIMITS.getFirst());
    }

    List<String> limits() {
        return LIMITS;
    }

    Content json(String schema, String... examples) {
        MediaType type = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + schema));
        for (String example : examples) {
            if (examples.length > 1 || source.section("examples").containsKey(example) || "Error".equals(schema)) {
                type.addExamples(example, new Example().$ref("#/components/examples/" + example));
            }
        }
        return new Content().addMediaType(JSON, type);
    }

    /** Refers to those headers that are described. */
    void refer(ApiResponse answer, List<String> names) {
        Map<String, Object> known = source.section("headers");
        names.stream()
                .filter(known::containsKey)
                .forEach(name -> answer.addHeaderObject(name, new Header().$ref("#/components/headers/" + name)));
    }
}
