package io.videoconf.command.notice.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's endpoint, which answers what a test wants. */
public final class Receiver implements AutoCloseable {
    /** The status of the answer to a message. */
    public volatile Function<Message, Integer> answer = _ -> 204;

    private final List<Message> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    /** What arrived. */
    public record Message(String path, HttpHeaders headers, String body) {
        public String id() {
            return headers.firstValue("webhook-id").orElse("");
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        public String type() {
            return json().path("type").asString("");
        }
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What arrived at a path, in order. */
    public List<Message> at(String path) {
        return received.stream().filter(message -> message.path().equals(path)).toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            Message message = new Message(
                    exchange.getRequestURI().getPath(),
                    HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            received.add(message);
            int status = answer.apply(message);
            if (status / 100 == 3) {
                exchange.getResponseHeaders().add("Location", url("/elsewhere"));
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
