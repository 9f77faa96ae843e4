package io.videoconf.edge.gateway;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.RefusalKind;
import io.videoconf.edge.gateway.json.WireJson;
import java.util.Map;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The last stop of everything that goes wrong over HTTP: one envelope, never a stack trace. */
@Component
@Order(-2)
public final class ErrorDoor implements ErrorWebExceptionHandler {
    private record Answer(HttpStatusCode status, Refusal refusal) {}

    private final ErrorBodies bodies;

    ErrorDoor(ErrorBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        String requestId = RequestIds.of(exchange);
        Answer answer = answer(failure, requestId);
        response.setStatusCode(answer.status());
        HttpHeaders headers = response.getHeaders();
        headers.set(RequestIds.HEADER, requestId);
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.remove(HttpHeaders.ETAG);
        retryAfter(headers, answer.refusal());
        if (failure instanceof MethodNotAllowedException known) {
            headers.setAllow(known.getSupportedMethods());
        }
        if (answer.refusal().code().kind() == RefusalKind.UNAUTHENTICATED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        byte[] body = WireJson.bytes(bodies.envelope(answer.refusal(), requestId));
        headers.setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static void retryAfter(HttpHeaders headers, Refusal refusal) {
        RefusalKind kind = refusal.code().kind();
        if (kind == RefusalKind.TOO_MANY || kind == RefusalKind.UNAVAILABLE) {
            Object seconds = refusal.details().getOrDefault("retry_after_seconds", 1);
            headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
            if (kind == RefusalKind.TOO_MANY) {
                headers.set("X-RateLimit-Retry-After", seconds.toString());
            }
        }
    }

    private static Answer answer(Throwable failure, String requestId) {
        return switch (failure) {
            case Denied denied -> refused(denied.refusal());
            case InvalidApiVersionException _ -> refused(Refusal.of(RefusalCode.UNSUPPORTED_VERSION, "VersionsExist"));
            case ResponseStatusException known -> known(known, requestId);
            case ServerExchangeRejectedException _ ->
                malformed(HttpStatus.BAD_REQUEST, "The address or a header has characters that are not allowed.");
            case AuthenticationException _ -> refused(Refusal.of(RefusalCode.INVALID_TOKEN, "TokensAreOurs"));
            case AccessDeniedException _ -> refused(Refusal.of(RefusalCode.INVALID_TOKEN, "TokensAreOurs"));
            default -> refused(Failures.denied(failure, requestId).refusal());
        };
    }

    private static Answer known(ResponseStatusException failure, String requestId) {
        return switch (failure.getStatusCode().value()) {
            case 404 -> refused(Refusal.of(RefusalCode.NOT_FOUND, "AddressesExist"));
            case 405 -> malformed(HttpStatus.METHOD_NOT_ALLOWED, "This address does not know that method.");
            case 406 ->
                malformed(HttpStatus.NOT_ACCEPTABLE, "This address cannot answer in the type that Accept asks for.");
            case 413 -> malformed(HttpStatus.BAD_REQUEST, Bodies.TOO_LARGE);
            case 415 -> malformed(HttpStatus.UNSUPPORTED_MEDIA_TYPE, Bodies.NOT_JSON);
            case 400 -> malformed(HttpStatus.BAD_REQUEST, RefusalCode.MALFORMED_REQUEST.message());
            default -> refused(Failures.denied(failure, requestId).refusal());
        };
    }

    private static Answer refused(Refusal refusal) {
        return new Answer(HttpStatuses.of(refusal.code().kind()), refusal);
    }

    private static Answer malformed(HttpStatus status, String message) {
        return new Answer(
                status, new Refusal(RefusalCode.MALFORMED_REQUEST, message, "RequestsAreWellFormed", Map.of()));
    }
}
