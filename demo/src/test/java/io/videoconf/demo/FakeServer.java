package io.videoconf.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Just enough of a server for the clients' own tests: REST that echoes, and Socket.IO over long-polling for one socket.
 */
final class FakeServer implements AutoCloseable {
    private final HttpServer http;
    private final BlockingQueue<String> outgoing = new LinkedBlockingQueue<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    FakeServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/socket.io/", this::socket);
        http.createContext("/", this::rest);
        http.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** What was asked: method, path, token. */
    List<String> asked() {
        return asked;
    }

    private void rest(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.getResponseHeaders()
                .add("X-Request-Id", exchange.getRequestHeaders().getFirst("X-Request-Id"));
        answer(exchange, body);
    }

    private void socket(HttpExchange exchange) throws IOException {
        boolean first = !Objects.toString(exchange.getRequestURI().getQuery()).contains("sid=");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("POST")) {
            for (String packet : body.split("\u001e")) {
                hear(packet);
            }
            answer(exchange, "ok");
        } else if (first) {
            answer(
                    exchange,
                    "0{\"sid\":\"s\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":9999}");
        } else {
            answer(exchange, next());
        }
    }

    private String next() {
        try {
            return Objects.requireNonNullElse(outgoing.poll(10, TimeUnit.SECONDS), "6");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "1";
        }
    }

    private void hear(String packet) {
        if (packet.startsWith("40/signaling,")) {
            outgoing.add(
                    packet.contains("good")
                            ? "40/signaling,{\"sid\":\"t\"}"
                            : "44/signaling,{\"message\":\"no\",\"data\":{\"error\":{\"code\":\"INVALID_TOKEN\"}}}");
        } else if (packet.startsWith("42/signaling,0[\"join_meeting\"")) {
            outgoing.add("42/signaling,[\"meeting_joined\",{\"sequence\":4}]");
            outgoing.add("43/signaling,0[{\"success\":true,\"status\":\"joined\"}]");
        } else if (packet.startsWith("42/signaling,1")) {
            outgoing.add("43/signaling,1[{\"success\":false,\"error\":{\"code\":\"MEETING_LOCKED\"}}]");
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=UTF-8");
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
