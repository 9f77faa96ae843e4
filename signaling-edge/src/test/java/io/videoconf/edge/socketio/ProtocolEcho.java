package io.videoconf.edge.socketio;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/**
 * The server that the official protocol suites expect: Engine.IO echo at {@code /engine.io/}, Socket.IO echo at
 * {@code /socket.io/}, on the port given as the argument (the suites say 3000).
 */
final class ProtocolEcho {

    private static final SocketIoOptions OPTIONS = SocketIoOptions.defaults()
            .withHeartbeat(Duration.ofMillis(300), Duration.ofMillis(200))
            // They play three heartbeats with one that never connects: 900 ms, and three times the way on a slow
            // machine.
            .withConnectTimeout(Duration.ofSeconds(3))
            .withAllowedOrigins(Set.of("*"));

    private ProtocolEcho() {}

    public static void main(String[] arguments) {
        // The suites send two requests on two connections and count on their being read in that order, as one thread
        // does.
        LoopResources oneLoop = LoopResources.create("echo", 1, true);
        DisposableServer server = start(Integer.parseInt(arguments[0]), OPTIONS, oneLoop);
        System.out.println("listening on " + server.port());
        server.onDispose().block();
    }

    static DisposableServer start(int port, SocketIoOptions options, LoopResources loops) {
        SocketIoServer socketIo = new SocketIoServer(
                options,
                Map.of("/", new EchoNamespace(), "/custom", new EchoNamespace(), "/refusing", new RefusingNamespace()));
        EngineServer engine = new EngineServer(options.withPath("/engine.io/"), EngineEcho::new);
        return HttpServer.create()
                .runOn(loops)
                .host("127.0.0.1")
                .port(port)
                .route(routes -> {
                    socketIo.routes(routes);
                    new EngineRoutes(engine).addTo(routes);
                    routes.post(
                            "/drain",
                            (request, response) ->
                                    socketIo.drain(Duration.ofSeconds(1)).then(response.send()));
                })
                .bindNow();
    }

    /** Sends back what it gets. */
    private static final class EngineEcho implements EngineHandler {
        private final EngineSession session;

        EngineEcho(EngineSession session) {
            this.session = session;
        }

        @Override
        public void text(String packet, int from) {
            session.accepted();
            session.send(Frame.text(packet.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }

        @Override
        public void binary(byte[] message) {
            session.send(Frame.binary(message));
        }

        @Override
        public void draining(String event, long graceMillis) {}

        @Override
        public void closed(DisconnectReason reason) {}
    }
}
