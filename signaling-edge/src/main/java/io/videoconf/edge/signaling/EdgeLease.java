package io.videoconf.edge.signaling;

import io.videoconf.api.edge.commands.EdgeCommand;
import io.videoconf.api.edge.commands.RenewEdge;
import io.videoconf.api.edge.commands.RetireEdge;
import io.videoconf.api.kernel.Origin;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.RequestIds;
import io.videoconf.edge.gateway.Sending;
import io.videoconf.edge.gateway.ThisEdge;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Says again and again that this edge lives, because nobody else can tell when it does not: whoever had a connection to
 * it would be "joined" for ever. From before the first socket until after the last.
 */
@Component
final class EdgeLease implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeLease.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LAST_WORD = Duration.ofSeconds(3);
    /** Between the messages' handlers ({@code SpringAxonConfiguration}, 3072 below the end) and the web server (2048). */
    private static final int PHASE = Integer.MAX_VALUE - 2560;

    private final Commands commands;
    private final ThisEdge edge;
    private volatile @Nullable Disposable renewing;

    EdgeLease(Commands commands, ThisEdge edge) {
        this.commands = commands;
        this.edge = edge;
    }

    @Override
    public void start() {
        renewing = Mono.defer(() -> say(new RenewEdge(edge.run())))
                .doOnError(failure -> LOG.debug("nobody hears that this edge lives: {}", failure.getMessage()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE).maxBackoff(PAUSE))
                .repeatWhen(done -> done.delayElements(PAUSE))
                .subscribe();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /** The sockets are gone by now; what is left of them is not lost before clients could resume elsewhere. */
    @Override
    public void stop(Runnable done) {
        Disposable last = renewing;
        renewing = null;
        if (last != null) {
            last.dispose();
        }
        say(new RetireEdge(edge.run()))
                .timeout(LAST_WORD)
                .doOnError(failure -> LOG.info("this edge could not say that it ends: {}", failure.getMessage()))
                .onErrorComplete()
                .doFinally(_ -> done.run())
                .subscribe();
    }

    private Mono<Void> say(EdgeCommand command) {
        return commands.send(command, Sending.from(Origin.system(RequestIds.fresh())), Void.class)
                .then();
    }

    @Override
    public boolean isRunning() {
        return renewing != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
