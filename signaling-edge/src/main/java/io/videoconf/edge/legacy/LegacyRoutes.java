package io.videoconf.edge.legacy;

import static java.util.Map.entry;

import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.Failures;
import io.videoconf.edge.gateway.HttpStatuses;
import io.videoconf.edge.gateway.Peers;
import io.videoconf.edge.gateway.RequestIds;
import io.videoconf.edge.gateway.json.WireJson;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is asked at which address, who may ask, and how a "no" is said. */
@Component
final class LegacyRoutes implements WebHandler {
    private static final int LARGEST = 256 * 1024;
    private static final String BASE = "/api";
    private static final String BEARER = "Bearer ";
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final LegacySettings settings;
    private final Map<String, Function<LegacyCall, Mono<LegacyAnswer>>> routes;

    LegacyRoutes(LegacySettings settings, LegacyUsers users, LegacyMeetings meetings, LegacyRecordings recordings) {
        this.settings = settings;
        this.routes = Map.ofEntries(
                entry("POST /User", users::add),
                entry("GET /User", users::list),
                entry("PUT /User", users::change),
                entry("DELETE /User", users::delete),
                entry("POST /Meeting", meetings::add),
                entry("GET /Meeting", meetings::list),
                entry("DELETE /Meeting", meetings::delete),
                entry("POST /Recording", recordings::add),
                entry("GET /Recording", recordings::list),
                entry("DELETE /Recording", recordings::delete),
                entry("POST /GetRecordingsFromMeeting", recordings::ofMeeting),
                entry("POST /ShareRecording", recordings::share),
                entry("POST /CanAccessRecording", recordings::canAccess),
                entry("GET /ViewRecording", recordings::shares));
    }

    /** What there is, as {@code METHOD /Path}. */
    Set<String> operations() {
        return routes.keySet();
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String requestId = RequestIds.from(request.getHeaders().getFirst(RequestIds.HEADER));
        return Mono.defer(() -> {
                    admit(request);
                    Function<LegacyCall, Mono<LegacyAnswer>> route = route(request);
                    return body(request).flatMap(body -> route.apply(call(request, requestId, body.orElse(null))));
                })
                .onErrorResume(failure -> Mono.just(refused(failure, requestId)))
                .flatMap(answer -> write(exchange.getResponse(), answer, requestId));
    }

    private LegacyCall call(ServerHttpRequest request, String requestId, @Nullable ObjectNode body) {
        return new LegacyCall(
                new LegacyFields(body), requestId, Peers.classify(request.getRemoteAddress()), settings.tenantId());
    }

    private Function<LegacyCall, Mono<LegacyAnswer>> route(ServerHttpRequest request) {
        String path = request.getPath().value();
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        Function<LegacyCall, Mono<LegacyAnswer>> route = plain.startsWith(BASE)
                ? routes.get(request.getMethod().name() + " " + plain.substring(BASE.length()))
                : null;
        if (route == null) {
            boolean known = routes.keySet().stream()
                    .anyMatch(each -> plain.equals(BASE + each.substring(each.indexOf(' ') + 1)));
            throw known
                    ? LegacyAnswer.no(405, "The method is not allowed for the requested URL.")
                    : LegacyAnswer.no(404, "The requested URL was not found on the server.");
        }
        return route;
    }

    /**
     * With a token, who shows it; without, programs of this machine. A page in a browser of this machine is not one of them: it
     * gives itself away by its Origin, or by a Host that is another name for here.
     */
    private void admit(ServerHttpRequest request) {
        String token = settings.token();
        HttpHeaders headers = request.getHeaders();
        if (token != null) {
            String given = Optional.ofNullable(headers.getFirst(HttpHeaders.AUTHORIZATION))
                    .orElse("");
            boolean shown = given.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    && isSame(given.substring(BEARER.length()).trim(), token);
            if (!shown) {
                throw LegacyAnswer.no(401, "The service token is missing or wrong.");
            }
            return;
        }
        InetSocketAddress host = headers.getHost();
        boolean here =
                host != null && THIS_MACHINE.contains(host.getHostString().toLowerCase(Locale.ROOT));
        if (!here || headers.getOrigin() != null) {
            throw LegacyAnswer.no(403, "Without a service token this is for programs of this machine.");
        }
    }

    /** In the same time, however much of it is right. */
    private static boolean isSame(String given, String token) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static Mono<Optional<ObjectNode>> body(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), LARGEST)
                .map(LegacyRoutes::drain)
                .filter(bytes -> bytes.length > 0)
                .map(bytes -> Optional.of(parse(bytes)))
                .defaultIfEmpty(Optional.empty())
                .onErrorMap(DataBufferLimitException.class, _ -> LegacyAnswer.no("The body is larger than 256 KiB."));
    }

    private static byte[] drain(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ObjectNode parse(byte[] bytes) {
        try {
            JsonNode node = WireJson.parse(bytes);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static LegacyAnswer.No malformed() {
        return LegacyAnswer.no("The body is not a well-formed JSON object.");
    }

    private static LegacyAnswer refused(Throwable failure, String requestId) {
        if (failure instanceof LegacyAnswer.No no) {
            return no.answer();
        }
        Denied denied = Failures.denied(failure, requestId);
        return LegacyAnswer.no(
                        HttpStatuses.of(denied.refusal().code().kind()).value(),
                        denied.refusal().message())
                .answer();
    }

    private static Mono<Void> write(ServerHttpResponse response, LegacyAnswer answer, String requestId) {
        byte[] body = WireJson.bytes(answer.body());
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        response.getHeaders().set(RequestIds.HEADER, requestId);
        response.getHeaders().set("X-Content-Type-Options", "nosniff");
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
