package io.videoconf.edge.gateway;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives every request its id, and tells in one line how it went. Query strings are not told: they may be personal. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AccessLog implements WebFilter {
    private static final Logger LOG = LoggerFactory.getLogger("io.videoconf.edge.access");
    private static final long NANOS_PER_MICRO = 1_000;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String requestId = RequestIds.assign(exchange);
        exchange.getResponse().getHeaders().set(RequestIds.HEADER, requestId);
        long began = System.nanoTime();
        // At the commit, because errors are turned into answers behind this filter.
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(() -> tell(exchange, requestId, began, "answered")));
        return chain.filter(exchange)
                .contextWrite(
                        context -> context.put(RequestIds.LOG_KEY, requestId).put(ServerWebExchange.class, exchange))
                .doOnCancel(() -> tell(exchange, requestId, began, "abandoned"));
    }

    private static void tell(ServerWebExchange exchange, String requestId, long began, String how) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        ServerHttpRequest request = exchange.getRequest();
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        long micros = (System.nanoTime() - began) / NANOS_PER_MICRO;
        LOG.atInfo()
                .addKeyValue(RequestIds.LOG_KEY, requestId)
                .addKeyValue("method", request.getMethod().name())
                .addKeyValue("path", request.getPath().value())
                .addKeyValue("status", status == null ? 0 : status.value())
                .addKeyValue("micros", micros)
                .addKeyValue("ended", how)
                .log(
                        "{} {} {} {} us {}",
                        request.getMethod().name(),
                        request.getPath().value(),
                        status == null ? "-" : status.value(),
                        micros,
                        requestId);
    }
}
