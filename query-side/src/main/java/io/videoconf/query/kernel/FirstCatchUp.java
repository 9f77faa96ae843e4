package io.videoconf.query.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Lets a start go on to where requests are served when the views show what had happened before it. Views are written a little
 * later than they are shown, so after a crash they take in the last seconds again: whoever was answered before it must not be
 * told meanwhile that there is no such thing. A view that has more to take in than fits into the time is not waited for.
 */
public final class FirstCatchUp implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FirstCatchUp.class);
    private static final Duration LOOK = Duration.ofMillis(5);

    /** After whatever follows events, and before doors are opened. */
    private static final int BEFORE_DOORS = DEFAULT_PHASE - 4_096;

    private final List<View<?>> views;
    private final ProjectionSettings settings;
    private final MongoTokenStore positions;
    private final EventProcessingConfiguration processing;
    private final Supplier<@Nullable TrackingToken> head;
    private volatile boolean running;

    /**
     * Of these views.
     *
     * @param head tells where the last event is
     */
    public FirstCatchUp(
            List<View<?>> views,
            ProjectionSettings settings,
            MongoTokenStore positions,
            EventProcessingConfiguration processing,
            Supplier<@Nullable TrackingToken> head) {
        this.views = views;
        this.settings = settings;
        this.positions = positions;
        this.processing = processing;
        this.head = head;
    }

    @Override
    public void start() {
        running = true;
        if (settings.startWithin().isZero()) {
            return;
        }
        TrackingToken last = head.get();
        if (last != null && last.position().isPresent()) {
            await(
                    last.position().getAsLong(),
                    System.nanoTime() + settings.startWithin().toNanos());
        }
    }

    private void await(long position, long until) {
        List<String> behind = behind(position);
        while (!behind.isEmpty() && running) {
            if (System.nanoTime() - until >= 0) {
                LOG.warn("requests are served while these views still take in what had happened: {}", behind);
                return;
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            behind = behind(position);
        }
    }

    private List<String> behind(long position) {
        return views.stream()
                .filter(view -> !hasReached(view, position))
                .map(View::name)
                .toList();
    }

    private boolean hasReached(View<?> view, long position) {
        Map<Integer, EventTrackerStatus> parts = processing
                .eventProcessor(view.name(), StreamingEventProcessor.class)
                .map(StreamingEventProcessor::processingStatus)
                .orElseGet(Map::of);
        return (parts.size() >= Projections.parts(view, settings) || areAll(view, parts))
                && parts.values().stream().allMatch(part -> {
                    OptionalLong at = part.getCurrentPosition();
                    return at.isPresent() && at.getAsLong() >= position;
                });
    }

    /** Parts are made once: a setting that came later does not count. */
    private boolean areAll(View<?> view, Map<Integer, EventTrackerStatus> parts) {
        int made = positions.fetchSegments(view.name()).length;
        return made > 0 && parts.size() >= made;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_DOORS;
    }
}
