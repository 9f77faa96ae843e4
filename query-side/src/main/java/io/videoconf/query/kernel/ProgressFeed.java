package io.videoconf.query.kernel;

import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.progress.ProgressTopology;
import io.videoconf.api.progress.WatchProgress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.queryhandling.QueryHandler;

/** Answers {@link WatchProgress}: which views there are. How far they come is told by their processors. */
public final class ProgressFeed {
    private final ProgressTopology topology;

    /** For these views. */
    public ProgressFeed(List<View<?>> views) {
        Map<StreamKind, Set<String>> byKind = new EnumMap<>(StreamKind.class);
        views.forEach(view -> view.followsAll()
                .forEach(kind ->
                        byKind.computeIfAbsent(kind, _ -> new TreeSet<>()).add(view.name())));
        this.topology = new ProgressTopology(byKind);
    }

    /** Which views follow which kind of stream. */
    @QueryHandler
    public ProgressTopology on(WatchProgress query) {
        return topology;
    }
}
