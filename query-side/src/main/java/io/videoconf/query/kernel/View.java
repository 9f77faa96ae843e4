package io.videoconf.query.kernel;

import io.videoconf.api.kernel.StreamKind;
import java.util.List;
import java.util.Set;
import org.bson.conversions.Bson;

/**
 * One read model: a collection of documents that follows one kind of stream.
 *
 * @param <E> the sealed type of the events that it follows
 */
public interface View<E> {
    /** Its name: that of its collection, its processor, its positions and its dead letters. For ever. */
    String name();

    /**
     * The shape of its documents. Raise it whenever the projector writes anything differently: documents of another
     * generation are thrown away at the next start, and made again from the events.
     */
    int generation();

    /** The kind of stream that it follows: writers to such a stream wait for it. */
    StreamKind follows();

    /** All kinds of streams that it follows; more than one where its events have no type in common. */
    default Set<StreamKind> followsAll() {
        return Set.of(follows());
    }

    /** Whether it keeps anything personal of streams of this kind, which is made anew when somebody is erased. */
    default boolean keeps(StreamKind kind) {
        return kind == follows();
    }

    /** Whether it takes in events of this type. */
    default boolean takes(Class<?> type) {
        return facts().isAssignableFrom(type);
    }

    /** True when it needs the events of all streams in the one order in which they are stored, on one thread. */
    default boolean inTheOrderOfAll() {
        return false;
    }

    /** The sealed type of the events that it follows. */
    Class<E> facts();

    /** The keys that its queries need. */
    List<Bson> indexes();

    /** Names of collections that it keeps beside its documents; see {@link ViewCollection#beside}. None, usually. */
    default List<String> parts() {
        return List.of();
    }

    /**
     * Takes in one event, in the order of its stream.
     *
     * @param batch takes the documents that the event changes; nothing is written before the batch is complete
     */
    void project(Fact<E> fact, Batch batch);
}
