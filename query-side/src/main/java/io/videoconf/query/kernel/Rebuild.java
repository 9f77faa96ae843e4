package io.videoconf.query.kernel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.TrackingEventProcessor;

/**
 * Makes a view from nothing but the events, while the others go on. Readers see it grow; other nodes that work on the
 * view lose their claims and join in.
 */
public final class Rebuild {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<View<?>> views;
    private final ViewUpkeep upkeep;
    private final Configuration axon;

    /** For these views. */
    public Rebuild(List<View<?>> views, ViewUpkeep upkeep, Configuration axon) {
        this.views = views;
        this.upkeep = upkeep;
        this.axon = axon;
    }

    /**
     * Begins to rebuild one view, and returns when the first event may be taken in.
     *
     * @throws IllegalArgumentException when there is no such view
     * @throws IllegalStateException when the view's processor does not stop in time; nothing was changed then
     */
    public void rebuild(String name) {
        View<?> view = views.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no view \"" + name + "\""));
        TrackingEventProcessor processor = axon.eventProcessingConfiguration()
                .eventProcessor(name, TrackingEventProcessor.class)
                .orElseThrow(() -> new IllegalStateException("the view " + name + " has no processor"));
        stop(processor);
        try {
            upkeep.startOver(view);
        } finally {
            processor.start();
        }
    }

    private static void stop(TrackingEventProcessor processor) {
        try {
            processor.shutdownAsync().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + processor.getName() + " stopped", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(processor.getName() + " does not stop", e);
        }
    }
}
