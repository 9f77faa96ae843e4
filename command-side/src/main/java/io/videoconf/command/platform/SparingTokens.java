package io.videoconf.command.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Positions of automations. One that moves on over events that the automation has no use for is written now and then
 * only: each write would be a transaction for each event of every other kind. With an event that is handled the position
 * is written in the handler's own transaction, at once.
 */
final class SparingTokens extends JdbcTokenStore {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Map<String, Instant> written = new ConcurrentHashMap<>();
    private final Map<String, TrackingToken> ahead = new ConcurrentHashMap<>();

    SparingTokens(Builder builder, Clock clock) {
        super(builder);
        this.clock = clock;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        if (CurrentUnitOfWork.isStarted()) {
            UnitOfWork<?> batch = CurrentUnitOfWork.get();
            batch.onPrepareCommit(_ -> store(token, processorName, segment, UnusedEvents.areAllOf(batch)));
        } else {
            store(token, processorName, segment, true);
        }
    }

    private void store(@Nullable TrackingToken token, String processorName, int segment, boolean unused) {
        Instant last = written.get(id(processorName, segment));
        boolean fresh = last != null && clock.instant().isBefore(last.plus(PAUSE));
        if (token != null && fresh && unused) {
            ahead.put(id(processorName, segment), token);
        } else {
            write(token, processorName, segment);
        }
    }

    private void write(@Nullable TrackingToken token, String processorName, int segment) {
        String id = id(processorName, segment);
        ahead.remove(id);
        super.storeToken(token, processorName, segment);
        written.put(id, clock.instant());
    }

    private void catchUp(String processorName, int segment) {
        TrackingToken last = ahead.get(id(processorName, segment));
        if (last != null) {
            write(last, processorName, segment);
        }
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        if (ahead.containsKey(id(processorName, segment))) {
            catchUp(processorName, segment);
        } else {
            super.extendClaim(processorName, segment);
        }
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        catchUp(processorName, segment);
        written.remove(id(processorName, segment));
        return super.fetchToken(processorName, segment);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, Segment segment) {
        catchUp(processorName, segment.getSegmentId());
        written.remove(id(processorName, segment.getSegmentId()));
        return super.fetchToken(processorName, segment);
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        catchUp(processorName, segment);
        written.remove(id(processorName, segment));
        super.releaseClaim(processorName, segment);
    }

    private static String id(String processorName, int segment) {
        return processorName + "/" + segment;
    }
}
