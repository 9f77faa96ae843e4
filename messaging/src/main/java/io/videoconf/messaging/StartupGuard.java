package io.videoconf.messaging;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.springframework.context.SmartLifecycle;

/**
 * Refuses to start on parts that forget or do nothing, and says which. The framework falls back to such parts in
 * silence; here that ends the start.
 */
public final class StartupGuard implements SmartLifecycle {
    private final Configuration axon;
    private final List<PartCheck> checks;
    private boolean running;

    StartupGuard(Configuration axon, List<PartCheck> checks) {
        this.axon = axon;
        this.checks = checks;
    }

    @Override
    public void start() {
        List<String> complaints = new ArrayList<>(common());
        checks.forEach(check -> complaints.addAll(check.complaints(axon)));
        if (!complaints.isEmpty()) {
            throw new UnsafePartsException(complaints);
        }
        running = true;
    }

    private List<String> common() {
        List<String> complaints = new ArrayList<>();
        if (!(axon.serializer() instanceof ClosedSerializer)
                || !(axon.eventSerializer() instanceof ClosedSerializer)
                || !(axon.messageSerializer() instanceof ClosedSerializer)) {
            complaints.add("a serializer is not the closed one: " + names(axon.serializer(), axon.eventSerializer()));
        }
        if (!Boolean.getBoolean("axoniq.update-checker.disabled")) {
            complaints.add("the update check is on: start with -Daxoniq.update-checker.disabled=true");
        }
        if (!(axon.eventBus() instanceof EventStore)) {
            complaints.add("there is no event store, only a "
                    + axon.eventBus().getClass().getSimpleName());
        }
        axon.eventProcessingConfiguration()
                .eventProcessors()
                .forEach((name, processor) -> complaints.addAll(processorComplaints(name, processor)));
        return complaints;
    }

    private List<String> processorComplaints(String name, EventProcessor processor) {
        List<String> complaints = new ArrayList<>();
        boolean forgets = axon.eventProcessingConfiguration().tokenStore(name) instanceof InMemoryTokenStore;
        if (processor instanceof TrackingEventProcessor && forgets && !name.startsWith("edge-")) {
            complaints.add("the processor \"" + name + "\" keeps its position in memory");
        }
        return complaints;
    }

    private static String names(Serializer... serializers) {
        List<String> names = new ArrayList<>();
        for (Serializer serializer : serializers) {
            names.add(serializer.getClass().getSimpleName());
        }
        return String.join(", ", names);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything that takes messages. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }
}
