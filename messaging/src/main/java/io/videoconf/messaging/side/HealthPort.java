package io.videoconf.messaging.side;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.SmartLifecycle;

/**
 * Tells how a side is that has no door: health in one word under {@code /health}, {@code /health/liveness} and
 * {@code /health/readiness}, metrics in Prometheus' text format under {@code /metrics}. The JDK's own server, so that
 * no side needs a web framework for it.
 */
final class HealthPort implements SmartLifecycle {
    private static final String JSON = "application/json";

    private final HttpServer server;
    private final ExecutorService threads;
    private volatile boolean running;

    private record Answer(int status, String type, String body) {}

    HealthPort(HealthSettings settings, HealthEndpoint health, @Nullable PrometheusMeterRegistry metrics) {
        try {
            server = HttpServer.create(new InetSocketAddress(settings.address(), settings.port()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port " + settings.port() + " for health on " + settings.address(), e);
        }
        Map<String, Supplier<Answer>> routes = Map.of(
                "/health", () -> health(health.health()),
                "/health/liveness", () -> health(health.healthForPath("liveness")),
                "/health/readiness", () -> health(health.healthForPath("readiness")),
                "/metrics", () -> metrics(metrics));
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("health-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, routes));
    }

    /** Where it listens. */
    int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, Map<String, Supplier<Answer>> routes) throws IOException {
        try (exchange) {
            Supplier<Answer> route = routes.get(exchange.getRequestURI().getPath());
            Answer answer = route == null
                    ? new Answer(404, JSON, "{\"status\":\"UNKNOWN\"}")
                    : !exchange.getRequestMethod().equals("GET")
                            ? new Answer(405, JSON, "{\"status\":\"UNKNOWN\"}")
                            : route.get();
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Answer health(@Nullable HealthDescriptor found) {
        Status status = found == null ? Status.UP : found.getStatus();
        return new Answer(status.equals(Status.UP) ? 200 : 503, JSON, "{\"status\":\"" + status.getCode() + "\"}");
    }

    private static Answer metrics(@Nullable PrometheusMeterRegistry metrics) {
        return metrics == null
                ? new Answer(404, JSON, "{\"status\":\"UNKNOWN\"}")
                : new Answer(200, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape());
    }

    @Override
    public void start() {
        server.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        server.stop(0);
        threads.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** First, so that a start that takes long can be watched; and last to go. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
