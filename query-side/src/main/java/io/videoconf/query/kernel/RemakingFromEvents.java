package io.videoconf.query.kernel;

import io.videoconf.api.compliance.events.DataDestroyed;
import io.videoconf.messaging.sealing.OpeningKeys;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Makes the documents of a stream anew when somebody in it was erased. It happens where the stream's own events are taken in, on
 * their thread and in their order, so no event of it is under way meanwhile.
 */
public final class RemakingFromEvents implements Remaking {
    private final Supplier<EventStreams> streams;
    private final OpeningKeys keys;
    private final ViewCompaction compaction;

    /** From the events in this store, opened with these keys. */
    public RemakingFromEvents(Supplier<EventStreams> streams, OpeningKeys keys, ViewCompaction compaction) {
        this.streams = streams;
        this.keys = keys;
        this.compaction = compaction;
    }

    @Override
    public <E> void remake(View<E> view, DataDestroyed erased, Batch batch) {
        Set<UUID> destroyed = erased.keys().stream().map(UUID::fromString).collect(Collectors.toSet());
        // This node may not have heard of it yet, and would read with the keys that it remembers.
        keys.forget(destroyed);
        Batch anew = batch.anew(erased.streamId());
        streams.get().read(erased.streamId(), 0, view.facts(), fact -> {
            view.project(fact, anew);
            return true;
        });
        anew.replace();
        compaction.isDue();
    }
}
