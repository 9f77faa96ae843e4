package io.videoconf.edge.rest;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.videoconf.api.kernel.Id;
import io.videoconf.edge.gateway.ProjectionProgress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Hears from the log which writes have waited for their views in vain: how long that took tells less, where all is slow. */
final class Lags extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger log = (Logger) LoggerFactory.getLogger(ProjectionProgress.class);
    private final Queue<String> said = new ConcurrentLinkedQueue<>();

    Lags() {
        start();
        log.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        said.add(event.getFormattedMessage());
    }

    /** Whether a write to this stream has stopped waiting. It says so before it is answered. */
    boolean has(Id stream) {
        return said.stream().anyMatch(each -> each.contains(stream.value()));
    }

    @Override
    public void close() {
        log.detachAppender(this);
    }
}
