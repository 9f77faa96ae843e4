package io.videoconf.edge.socketio;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A Socket.IO server on a free port, and bare clients for it. */
public final class RunningServer implements AutoCloseable {

    final RecordingNamespace namespace = new RecordingNamespace();
    final SocketIoServer socketIo;
    private final DisposableServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    RunningServer(SocketIoOptions options) {
        socketIo = new SocketIoServer(options, Map.of("/", namespace, "/other", new RecordingNamespace()));
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(socketIo::routes)
                .bindNow();
    }

    int port() {
        return server.port();
    }

    URI uri(String query) {
        return URI.create("http://127.0.0.1:" + port() + "/socket.io/?EIO=4&" + query);
    }

    HttpResponse<String> get(String query, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(query)).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String query, byte[] body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(query))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> options(String... headers) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri("transport=polling"))
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .headers(headers)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Opens a polling session and answers with its id. */
    String pollingSession() throws IOException, InterruptedException {
        String body = get("transport=polling").body();
        return Json.read(body, 1).path("sid").asString();
    }

    /** A WebSocket that notes what comes; one that does not read takes what its own buffer holds, and no more. */
    Client webSocket(boolean reads) throws Exception {
        return Client.connect(client, webSocketUri("transport=websocket"), reads);
    }

    /** A WebSocket beside a session that polls. */
    Client upgrade(String sid) throws Exception {
        return Client.connect(client, webSocketUri("transport=websocket&sid=" + sid), true);
    }

    private URI webSocketUri(String query) {
        return URI.create("ws://127.0.0.1:" + port() + "/socket.io/?EIO=4&" + query);
    }

    /** A WebSocket that is let in. */
    Client connected() throws Exception {
        Client listener = webSocket(true);
        listener.say("40");
        return listener;
    }

    @Override
    public void close() {
        socketIo.dispose();
        client.shutdownNow();
        server.disposeNow(Duration.ofSeconds(5));
    }

    /** The far end of a WebSocket. */
    public static final class Client implements WebSocket.Listener {
        public final List<String> texts = new CopyOnWriteArrayList<>();
        final List<Throwable> errors = new CopyOnWriteArrayList<>();
        public volatile int closeCode;
        public volatile String closeReason = "";
        volatile @Nullable WebSocket socket;
        private final boolean reads;
        private final StringBuilder partial = new StringBuilder();

        /** It answers what it is asked to show that it lives. */
        public volatile boolean pongs;

        private Client(boolean reads) {
            this.reads = reads;
        }

        /** Opens a WebSocket of any server. */
        public static Client connect(HttpClient http, URI address, boolean reads) throws Exception {
            Client listener = new Client(reads);
            listener.socket =
                    http.newWebSocketBuilder().buildAsync(address, listener).get(10, TimeUnit.SECONDS);
            return listener;
        }

        public WebSocket open() {
            WebSocket present = socket;
            if (present == null) {
                throw new IllegalStateException("not open");
            }
            return present;
        }

        public void say(String packet) {
            open().sendText(packet, true).join();
        }

        void say(byte[] packet) {
            open().sendBinary(ByteBuffer.wrap(packet), true).join();
        }

        @Override
        public void onOpen(WebSocket webSocket) {
            webSocket.request(reads ? Long.MAX_VALUE : 1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                String text = partial.toString();
                texts.add(text);
                partial.setLength(0);
                if (pongs && text.equals("2")) {
                    var _ = webSocket.sendText("3", true);
                }
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closeReason = reason;
            closeCode = statusCode;
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            errors.add(error);
        }
    }
}
