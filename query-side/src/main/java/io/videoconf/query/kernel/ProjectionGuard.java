package io.videoconf.query.kernel;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingEventProcessor;

/** Looks at what each view really runs on, since the framework puts parts that forget in the place of missing ones. */
public final class ProjectionGuard {
    private final List<View<?>> views;

    /** For these views. */
    public ProjectionGuard(List<View<?>> views) {
        this.views = views;
    }

    /**
     * What is wrong, one sentence a part; empty when every view keeps its positions and its dead letters.
     *
     * @param axon the framework's configuration, complete
     */
    public List<String> complaints(Configuration axon) {
        EventProcessingConfiguration processing = axon.eventProcessingConfiguration();
        List<String> complaints = new ArrayList<>();
        for (Parts parts : parts(processing)) {
            if (!parts.processor().equals(TrackingEventProcessor.class.getSimpleName())) {
                complaints.add("the view \"" + parts.view() + "\" runs on a " + parts.processor());
            }
            if (!parts.positions().equals(MongoTokenStore.class.getSimpleName())) {
                complaints.add("the view \"" + parts.view() + "\" keeps its position in a " + parts.positions());
            }
            if (!parts.deadLetters().equals(MongoDeadLetterQueue.class.getSimpleName())) {
                complaints.add("the view \"" + parts.view() + "\" parks events in a " + parts.deadLetters());
            }
        }
        return complaints;
    }

    /** Which parts each view has. */
    public List<Parts> parts(EventProcessingConfiguration processing) {
        return views.stream()
                .map(view -> new Parts(
                        view.name(),
                        processing
                                .eventProcessor(view.name())
                                .map(ProjectionGuard::name)
                                .orElse("nothing"),
                        name(processing.tokenStore(view.name())),
                        processing
                                .deadLetterQueue(view.name())
                                .map(ProjectionGuard::name)
                                .orElse("nothing")))
                .toList();
    }

    /** The parts of one view, by the simple names of their classes. */
    public record Parts(String view, String processor, String positions, String deadLetters) {}

    private static String name(Object part) {
        return part.getClass().getSimpleName();
    }
}
