package io.videoconf.edge.signaling;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.videoconf.edge.socketio.SocketIoFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the live edge tells of itself in figures; docs/operations.md says how to read them. */
@Component
final class LiveMeters {
    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);
    private final MeterRegistry registry;
    private final Timer fanOut;
    private final Counter facts;
    private final Counter writes;
    private final Counter fromMemory;
    private final Counter fromLog;

    LiveMeters(ObjectProvider<MeterRegistry> meters) {
        this.registry = meters.getIfUnique(SimpleMeterRegistry::new);
        this.fanOut = Timer.builder("videoconf.fanout")
                .description("From a fact's decision to its being queued for the sockets of this edge")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
        this.facts = Counter.builder("videoconf.fanout.facts")
                .description("Facts told to the sockets of this edge, each counted once")
                .register(registry);
        this.writes = Counter.builder("videoconf.fanout.writes")
                .description("Writes to sockets that this took: one may carry several facts")
                .register(registry);
        this.fromMemory = resumes("memory");
        this.fromLog = resumes("log");
    }

    private Counter resumes(String from) {
        return Counter.builder("videoconf.resumes")
                .tag("from", from)
                .description("Sockets that came back and were told what they had missed")
                .register(registry);
    }

    void fannedOut(Instant decided) {
        Duration took = Duration.between(decided, Instant.now());
        fanOut.record(took.isNegative() ? Duration.ZERO : took);
    }

    void told(int howMany, long inWrites) {
        facts.increment(howMany);
        writes.increment(inWrites);
    }

    void resumed(boolean memoryTold) {
        (memoryTold ? fromMemory : fromLog).increment();
    }

    /** Figures that are looked at when somebody asks. */
    void watch(Supplier<SocketIoFigures> server, Supplier<Number> meetings) {
        Figures figures = new Figures(server);
        gauge("videoconf.sockets", figures, SocketIoFigures::sockets);
        gauge("videoconf.sockets.sessions", figures, SocketIoFigures::sessions);
        gauge("videoconf.sockets.queued.packets", figures, SocketIoFigures::queuedPackets);
        gauge("videoconf.sockets.queued.bytes", figures, SocketIoFigures::queuedBytes);
        counter("videoconf.sockets.evictions", figures, SocketIoFigures::evictions);
        counter("videoconf.sockets.handshake.timeouts", figures, SocketIoFigures::handshakeTimeouts);
        counter("videoconf.sockets.violations", figures, SocketIoFigures::violations);
        Gauge.builder("videoconf.meetings", meetings).register(registry);
    }

    private void gauge(String name, Figures figures, ToDoubleFunction<SocketIoFigures> figure) {
        Gauge.builder(name, figures, it -> figure.applyAsDouble(it.now()))
                .strongReference(true)
                .register(registry);
    }

    private void counter(String name, Figures figures, ToDoubleFunction<SocketIoFigures> figure) {
        FunctionCounter.builder(name, figures, it -> figure.applyAsDouble(it.now()))
                .register(registry);
    }

    /** One walk over all sessions for all figures of one scrape. */
    private static final class Figures {
        private final Supplier<SocketIoFigures> server;
        private SocketIoFigures last;
        private long taken;

        Figures(Supplier<SocketIoFigures> server) {
            this.server = server;
            this.last = server.get();
            this.taken = System.nanoTime();
        }

        synchronized SocketIoFigures now() {
            if (System.nanoTime() - taken > FRESH) {
                last = server.get();
                taken = System.nanoTime();
            }
            return last;
        }
    }
}
