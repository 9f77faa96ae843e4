package io.videoconf.acceptance;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What somebody's back end is sent by webhooks. */
final class Endpoint implements AutoCloseable {
    /** The status that every message is answered with. */
    volatile int answer = 204;

    private final List<Message> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** One message, with the headers that sign it. */
    record Message(String id, String time, String signature, String body) {}

    Endpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                var headers = exchange.getRequestHeaders();
                received.add(new Message(
                        headers.getFirst("webhook-id"),
                        headers.getFirst("webhook-timestamp"),
                        headers.getFirst("webhook-signature"),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                exchange.sendResponseHeaders(answer, -1);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    /** Everything so far, in the order in which it came; it grows. */
    List<Message> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
