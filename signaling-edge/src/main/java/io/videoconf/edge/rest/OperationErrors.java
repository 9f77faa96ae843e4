package io.videoconf.edge.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.RefusalKind;
import io.videoconf.edge.gateway.HttpStatuses;
import io.videoconf.edge.rest.DescriptionSource.Said;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** With which codes an operation can refuse: those that all operations of its kind have, and its own. */
final class OperationErrors {
    private static final String ERROR = "Error";

    private final OperationAnswers answers;
    private final Map<String, ApiResponse> shared = new TreeMap<>();

    OperationErrors(OperationAnswers answers) {
        this.answers = answers;
    }

    void add(Operation operation, ApiResponses all, Said said, OperationAnswers.Kind kind) {
        Set<RefusalCode> codes = EnumSet.noneOf(RefusalCode.class);
        if (kind.versionedApi()) {
            codes.addAll(common(said, kind));
        }
        said.words("errors").forEach(code -> codes.add(RefusalCode.valueOf(code)));
        said.inner("answers").values().stream()
                .map(Said::of)
                .flatMap(answer -> answer.words("codes").stream())
                .forEach(code -> codes.add(RefusalCode.valueOf(code)));
        Map<HttpStatus, List<RefusalCode>> byStatus = codes.stream()
                .collect(
                        Collectors.groupingBy(code -> HttpStatuses.of(code.kind()), TreeMap::new, Collectors.toList()));
        if (kind.writes()) {
            byStatus.put(HttpStatus.UNSUPPORTED_MEDIA_TYPE, List.of(RefusalCode.MALFORMED_REQUEST));
        }
        List<RefusalCode> notAcceptable = new ArrayList<>(byStatus.getOrDefault(HttpStatus.NOT_ACCEPTABLE, List.of()));
        notAcceptable.add(RefusalCode.MALFORMED_REQUEST);
        byStatus.put(HttpStatus.NOT_ACCEPTABLE, notAcceptable);
        codes.add(RefusalCode.MALFORMED_REQUEST);
        byStatus.forEach(
                (status, of) -> all.addApiResponse(Integer.toString(status.value()), described(status, of, said)));
        operation.addExtension(
                "x-error-codes", codes.stream().map(RefusalCode::name).toList());
    }

    /** As all that refuse alike; where the operation has a reason of its own besides, with the words for it. */
    private ApiResponse described(HttpStatus status, List<RefusalCode> codes, Said said) {
        Object own = said.inner("answers").get(Integer.toString(status.value()));
        String words = own == null ? null : Said.of(own).text("description");
        if (words == null) {
            return new ApiResponse().$ref("#/components/responses/" + name(status, codes));
        }
        ApiResponse response = response(status, codes);
        return response.description(response.getDescription() + "\n\nOr: " + words);
    }

    private List<RefusalCode> common(Said said, OperationAnswers.Kind kind) {
        List<RefusalCode> codes = new ArrayList<>(List.of(
                RefusalCode.VALIDATION_FAILED,
                RefusalCode.MALFORMED_REQUEST,
                RefusalCode.UNSUPPORTED_VERSION,
                RefusalCode.INTERNAL_ERROR,
                RefusalCode.EVENT_STORE_UNAVAILABLE));
        if (!kind.open()) {
            codes.add(RefusalCode.INVALID_TOKEN);
            // A token outlives the account's being open.
            codes.add(RefusalCode.ACCOUNT_SUSPENDED);
        }
        if (answers.limited()) {
            codes.add(RefusalCode.RATE_LIMIT_EXCEEDED);
        }
        if (kind.writes()) {
            codes.add(RefusalCode.IDEMPOTENCY_CONFLICT);
        }
        if (kind.writes() && said.is("versioned")) {
            codes.add(RefusalCode.VERSION_CONFLICT);
        }
        return codes;
    }

    /** Operations that refuse alike share the description of it. */
    private String name(HttpStatus status, List<RefusalCode> codes) {
        String name =
                switch (status) {
                    case UNSUPPORTED_MEDIA_TYPE -> "UnsupportedMediaType";
                    case NOT_ACCEPTABLE -> codes.size() == 1 ? "NotAcceptable" : "UnsupportedVersionOrNotAcceptable";
                    default -> codes.stream().map(OperationErrors::camelCase).collect(Collectors.joining("Or"));
                };
        shared.computeIfAbsent(name, _ -> response(status, codes));
        return name;
    }

    private ApiResponse response(HttpStatus status, Collection<RefusalCode> codes) {
        String text = codes.stream().map(code -> meaning(status, code)).collect(Collectors.joining("\n\n"));
        ApiResponse response = new ApiResponse()
                .description(text)
                .content(answers.json(
                        ERROR, codes.stream().map(RefusalCode::name).toArray(String[]::new)));
        List<String> headers = new ArrayList<>(List.of("X-Request-Id"));
        switch (status) {
            case UNAUTHORIZED -> headers.add("WWW-Authenticate");
            case SERVICE_UNAVAILABLE -> headers.add("Retry-After");
            case TOO_MANY_REQUESTS -> {
                headers.addAll(List.of("Retry-After", "X-RateLimit-Retry-After"));
                headers.addAll(answers.limits());
            }
            default -> {
                // The others say all in their bodies.
            }
        }
        answers.refer(response, headers);
        return response;
    }

    private static String meaning(HttpStatus status, RefusalCode code) {
        String meaning =
                switch (status) {
                    case UNSUPPORTED_MEDIA_TYPE -> "The body's type is not application/json in UTF-8.";
                    case NOT_ACCEPTABLE ->
                        code == RefusalCode.MALFORMED_REQUEST
                                ? "Accept cannot be read, or not be met."
                                : code.message();
                    default -> code.message();
                };
        return code.name() + ": " + meaning;
    }

    /** Every code as an example, those of sockets too, and all of them in the schema of errors. */
    void addTo(Components components) {
        shared.forEach(components::addResponses);
        Arrays.stream(RefusalCode.values())
                .forEach(code -> components.addExamples(
                        code.name(), new Example().summary(code.message()).value(example(code))));
        Schema<?> error =
                property(Objects.requireNonNull(components.getSchemas().get(ERROR)), "error");
        Schema<Object> code = property(error, "code");
        code.setEnum(Arrays.stream(RefusalCode.values())
                .<Object>map(RefusalCode::name)
                .toList());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // that is how the model has it
    private static Schema<Object> property(Schema of, String name) {
        return (Schema<Object>) Objects.requireNonNull(of.getProperties().get(name), name);
    }

    private static ObjectNode example(RefusalCode code) {
        ObjectNode example = JsonNodeFactory.instance.objectNode();
        ObjectNode error = example.putObject("error");
        error.put("code", code.name());
        error.put("message", code.message());
        ObjectNode details = error.putObject("details");
        if (code == RefusalCode.VALIDATION_FAILED) {
            details.putObject("fields").put("settings.max_participants", "must be between 1 and 1000");
        }
        if (code.kind() == RefusalKind.TOO_MANY || code.kind() == RefusalKind.UNAVAILABLE) {
            details.put("retry_after_seconds", 1);
        }
        details.put("timestamp", "2026-01-15T10:02:00.000Z");
        error.put("request_id", "req_019bc1a28fff7d53a1b2c3d4e5f60719");
        return example;
    }

    private static String camelCase(RefusalCode code) {
        return Arrays.stream(code.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
