package io.videoconf.edge.graphql;

import graphql.ErrorClassification;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.schema.DataFetchingEnvironment;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.RefusalKind;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.ErrorBodies;
import io.videoconf.edge.gateway.Failures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Every error of this door carries the contract's code, details and request id, whoever found the error. */
@Component
final class GraphErrors implements DataFetcherExceptionResolver, SubscriptionExceptionResolver {
    private static final String CODE = "code";

    private final ErrorBodies bodies;

    GraphErrors(ErrorBodies bodies) {
        this.bodies = bodies;
    }

    /** A subscription's "no", which comes without the operation that it belongs to. */
    static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Denied denied;
        private final String requestId;

        BrokenOff(Denied denied, String requestId) {
            super(denied.getMessage(), null, false, false);
            this.denied = denied;
            this.requestId = requestId;
        }
    }

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable failure, DataFetchingEnvironment field) {
        String requestId = Asker.of(field.getGraphQlContext()).requestId();
        Refusal refusal = Failures.denied(failure, requestId).refusal();
        return Mono.just(List.of(GraphqlErrorBuilder.newError(field)
                .message("%s", told(refusal).message())
                .errorType(classification(refusal.code().kind()))
                .extensions(extensions(told(refusal), requestId))
                .build()));
    }

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable failure) {
        return Mono.just(List.of(
                failure instanceof BrokenOff broken
                        ? error(broken.denied.refusal(), broken.requestId)
                        : error(Refusal.of(RefusalCode.INTERNAL_ERROR, "NothingFails"), "")));
    }

    /** An error of the operation as a whole. */
    GraphQLError error(Refusal refusal, String requestId) {
        return GraphqlErrorBuilder.newError()
                .message("%s", refusal.message())
                .errorType(classification(refusal.code().kind()))
                .extensions(extensions(refusal, requestId))
                .build();
    }

    /** The result with a code in every error: what GraphQL itself found wrong has none. */
    ExecutionResult coded(ExecutionResult result, String requestId) {
        return result.getErrors().stream().allMatch(GraphErrors::isCoded)
                ? result
                : result.transform(builder -> builder.errors(result.getErrors().stream()
                        .map(error -> isCoded(error) ? error : coded(error, requestId))
                        .toList()));
    }

    private static boolean isCoded(GraphQLError error) {
        return error.getExtensions() != null && error.getExtensions().containsKey(CODE);
    }

    private GraphQLError coded(GraphQLError error, String requestId) {
        RefusalCode code = code(error);
        String message = code == RefusalCode.INTERNAL_ERROR ? code.message() : error.getMessage();
        Refusal refusal = new Refusal(code, message, "OperationsFitTheSchema", details(code, message));
        GraphqlErrorBuilder<?> builder = GraphqlErrorBuilder.newError()
                .message("%s", message)
                .errorType(classification(code.kind()))
                .extensions(extensions(refusal, requestId));
        if (error.getLocations() != null) {
            builder.locations(error.getLocations());
        }
        if (error.getPath() != null) {
            builder.path(error.getPath());
        }
        return builder.build();
    }

    private static Map<String, Object> details(RefusalCode code, String message) {
        return code == RefusalCode.VALIDATION_FAILED ? Map.of("fields", Map.of("query", message)) : Map.of();
    }

    private static RefusalCode code(GraphQLError error) {
        if (error instanceof BadFaithIntrospectionError) {
            return RefusalCode.VALIDATION_FAILED;
        }
        return error.getErrorType() instanceof graphql.ErrorType type
                ? switch (type) {
                    case InvalidSyntax -> RefusalCode.MALFORMED_REQUEST;
                    case ValidationError, OperationNotSupported, ExecutionAborted -> RefusalCode.VALIDATION_FAILED;
                    case DataFetchingException, NullValueInNonNullableField -> RefusalCode.INTERNAL_ERROR;
                }
                : RefusalCode.INTERNAL_ERROR;
    }

    /** What GraphQL clients know of kinds of errors. */
    private static ErrorClassification classification(RefusalKind kind) {
        return switch (kind) {
            case INVALID,
                    CONFLICT,
                    GONE,
                    PRECONDITION_FAILED,
                    IDEMPOTENCY_REUSED,
                    NOT_ACCEPTABLE,
                    LOCKED,
                    TOO_MANY,
                    SIGNALING -> ErrorType.BAD_REQUEST;
            case UNAUTHENTICATED -> ErrorType.UNAUTHORIZED;
            case FORBIDDEN -> ErrorType.FORBIDDEN;
            case NOT_FOUND -> ErrorType.NOT_FOUND;
            case INTERNAL, UNAVAILABLE -> ErrorType.INTERNAL_ERROR;
        };
    }

    /** Reasons are told under the names that this door gives the fields. */
    private static Refusal told(Refusal refusal) {
        if (!(refusal.details().get("fields") instanceof Map<?, ?> fields)) {
            return refusal;
        }
        Map<String, Object> named = new LinkedHashMap<>();
        fields.forEach((name, reason) -> named.put(Names.camel(String.valueOf(name)), reason));
        return refusal.with("fields", named);
    }

    private Map<String, Object> extensions(Refusal refusal, String requestId) {
        ObjectNode body = bodies.error(refusal, requestId);
        return Map.of(CODE, refusal.code().name(), "details", body.get("details"), "request_id", requestId);
    }
}
