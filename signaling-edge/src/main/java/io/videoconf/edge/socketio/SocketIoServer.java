package io.videoconf.edge.socketio;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * A Socket.IO server on somebody else's HTTP server: it adds a route and opens no port. In Spring Boot a
 * {@code NettyRouteProvider} bean hooks it in: {@code routes -> { server.routes(routes); return routes; }}.
 *
 * <p>Thread-safe.
 */
public final class SocketIoServer {

    private final EngineServer engine;
    private final AtomicInteger sockets = new AtomicInteger();

    /**
     * A server that listens nowhere yet.
     *
     * @param namespaces by name, each with its slash; {@code "/"} is the main one
     * @throws IllegalArgumentException if a name has no slash in front, or a comma, which no client could send
     */
    public SocketIoServer(SocketIoOptions options, Map<String, Namespace> namespaces) {
        namespaces.keySet().forEach(SocketIoServer::check);
        Map<String, Namespace> known = Map.copyOf(namespaces);
        this.engine = new EngineServer(options, session -> new SocketIoClient(session, known, sockets));
    }

    private static void check(String namespace) {
        if (!namespace.startsWith("/") || namespace.indexOf(',') >= 0) {
            throw new IllegalArgumentException("Not a Socket.IO namespace: " + namespace);
        }
    }

    /** Adds the route under {@link SocketIoOptions#path}, for all methods. Add it before any that catches everything. */
    public void routes(HttpServerRoutes routes) {
        new EngineRoutes(engine).addTo(routes);
    }

    /**
     * Sends everybody away in good order: from the subscription on new sessions are refused (503), every socket is told
     * by {@link SocketIoOptions#drainingEvent}, and those that are still there after the grace are closed with
     * {@link DisconnectReason#SERVER_DRAINING}, after which official clients reconnect by themselves.
     *
     * @param grace how long clients may stay after they were told
     * @return completes when no session is left; it never fails
     */
    public Mono<Void> drain(Duration grace) {
        return Mono.defer(() -> engine.drain(grace));
    }

    /** Takes new sessions again after a drain; where there was none, nothing changes. */
    public void accept() {
        engine.accept();
    }

    /** Refuses new sessions and closes all at once, without an announcement. Does not wait for them to be gone. */
    public void dispose() {
        engine.dispose();
    }

    /** The figures of this moment. Walks over all sessions: for a scrape, not for every event. */
    public SocketIoFigures figures() {
        return engine.figures(sockets.get());
    }
}
