package io.videoconf.edge.gateway;

import io.videoconf.api.kernel.RefusalKind;
import org.springframework.http.HttpStatus;

/** What HTTP calls a kind of refusal. */
public final class HttpStatuses {
    private HttpStatuses() {}

    /** The contract's table of statuses. */
    public static HttpStatus of(RefusalKind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case GONE -> HttpStatus.GONE;
            case PRECONDITION_FAILED -> HttpStatus.PRECONDITION_FAILED;
            case IDEMPOTENCY_REUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case NOT_ACCEPTABLE -> HttpStatus.NOT_ACCEPTABLE;
            case LOCKED -> HttpStatus.LOCKED;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            // A signal that cannot be passed on is the peer's, not the server's, failure.
            case SIGNALING -> HttpStatus.BAD_GATEWAY;
        };
    }
}
