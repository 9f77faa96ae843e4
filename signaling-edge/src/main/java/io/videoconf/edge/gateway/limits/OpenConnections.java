package io.videoconf.edge.gateway.limits;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The connections that are there. When this edge stops, those on which nothing is asked are closed at once, and the others
 * with the answer that is under way: a client that keeps a connection must not hold up the stop.
 */
@Component
final class OpenConnections implements SmartLifecycle {
    private final Set<RequestWatch> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile boolean leaving;

    void add(RequestWatch connection) {
        open.add(connection);
    }

    void remove(RequestWatch connection) {
        open.remove(connection);
    }

    /** How many are there. */
    int count() {
        return open.size();
    }

    /** True from when this edge begins to stop. */
    boolean areLeaving() {
        return leaving;
    }

    @Override
    public void start() {
        leaving = false;
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        leaving = true;
        open.forEach(RequestWatch::leave);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Like the web server, which goes on while a context only rests. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    /** Before the web server waits for what is under way. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
