package io.videoconf.bench.peers.axon;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** The same paths as VideoConf's, without its tokens and rules: {@code POST}, {@code PATCH} and {@code GET} of meetings. */
final class Door {
    private static final String MEETINGS = "/api/v1/meetings";
    private final ObjectMapper json = new ObjectMapper();
    private final CommandGateway commands;
    private final Titles titles;

    Door(CommandGateway commands, Titles titles) {
        this.commands = commands;
        this.titles = titles;
    }

    /** Opens it on a free port, which it answers. */
    int open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(MEETINGS, this::handle);
        server.start();
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String id = path.length() > MEETINGS.length() ? path.substring(MEETINGS.length() + 1) : "";
        switch (exchange.getRequestMethod()) {
            case "POST" -> {
                String fresh = UUID.randomUUID().toString();
                commands.sendAndWait(new ScheduleMeeting(fresh, title(exchange)));
                answer(exchange, 201, Map.of("meeting_id", fresh));
            }
            case "PATCH" -> {
                commands.sendAndWait(new RenameMeeting(id, title(exchange)));
                answer(exchange, 200, Map.of("meeting_id", id));
            }
            default -> {
                Optional<String> title = titles.of(id);
                answer(
                        exchange,
                        title.isPresent() ? 200 : 404,
                        title.map(it -> Map.of("meeting_id", id, "title", it)).orElse(Map.of()));
            }
        }
    }

    private String title(HttpExchange exchange) throws IOException {
        return json.readTree(exchange.getRequestBody()).path("title").asText();
    }

    private void answer(HttpExchange exchange, int status, Map<String, String> body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
