package io.videoconf.query.kernel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One document a stream: the fold of its events as JSON, with the fields that queries look for beside it.
 *
 * @param <S> what the events of a stream come to
 */
public final class StateDocuments<S> {
    private static final String STATE = "state";
    private static final int REMEMBERED = 1024;

    private final ViewCollection collection;
    private final Class<S> type;
    private final JsonMapper json;
    private final Function<S, Document> fields;

    /**
     * The newest states, to save reading them again. A state is wholly decided by its stream and version, so one with
     * the right version is right, whoever wrote the document meanwhile.
     */
    private final Map<String, Versioned<S>> recent = Collections.synchronizedMap(new Recent<>());

    /** The collection that they are of: a view that was made anew may differ from what was there before. */
    private volatile String recentOf = "";

    /** States that were read lately, with their versions. Not for long: an erasure makes another state of a version. */
    private final Cache<String, Versioned<S>> read = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofSeconds(1))
            .build();

    /**
     * Documents in this collection.
     *
     * @param fields what queries look for in a state; anything but {@code _id}, {@code version} and {@code state}
     */
    public StateDocuments(ViewCollection collection, Class<S> type, JsonMapper json, Function<S, Document> fields) {
        this.collection = collection;
        this.type = type;
        this.json = json;
        this.fields = fields;
    }

    /** One step of a fold. */
    @FunctionalInterface
    public interface Step<S> {
        /**
         * The state after the event.
         *
         * @param before null for the first event of a stream
         */
        S after(@Nullable S before);
    }

    /**
     * Takes one event into its stream's document. An event that the document shows already changes nothing.
     *
     * @return the state after the event; null when nothing has changed
     * @throws MissingFactsException when events between the document and this one were never seen
     */
    public @Nullable S evolve(Fact<?> fact, Batch batch, Step<S> step) {
        Versioned<S> now = before(fact, batch);
        long known = now == null ? 0 : now.version();
        if (fact.version() <= known) {
            return null;
        }
        if (fact.version() != known + 1) {
            throw new MissingFactsException(fact.stream(), known, fact.version());
        }
        S next = step.after(now == null ? null : now.state());
        remember(fact.stream(), new Versioned<>(fact.version(), next), batch);
        batch.put(fact.stream(), fact.version(), next, now == null, () -> encode(next));
        return next;
    }

    /**
     * The state of a stream; null when the view knows of none. One that was changed lately is in memory, where no other node
     * can have changed it meanwhile.
     */
    public @Nullable S find(String stream) {
        Versioned<S> remembered = collection.isOurs() ? recent().get(stream) : null;
        if (remembered != null) {
            return remembered.state();
        }
        Document document = collection.find(stream);
        return document == null ? null : decode(document);
    }

    /** The states of many streams, by stream, without those that the view knows nothing of: one command at most. */
    public Map<String, S> findAll(Collection<String> streams) {
        Map<String, S> found = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String stream : streams) {
            Versioned<S> remembered = collection.isOurs() ? recent().get(stream) : null;
            if (remembered == null) {
                unknown.add(stream);
            } else {
                found.put(stream, remembered.state());
            }
        }
        if (!unknown.isEmpty()) {
            collection.find(unknown).forEach((stream, document) -> found.put(stream, decode(document)));
        }
        return found;
    }

    /**
     * A stretch of a list of states. The database tells which, in what order and at what version; of what is in memory at that
     * version, or a later one, it is asked no more.
     *
     * @param filter what belongs to the list
     * @param row makes a row of a state
     * @throws org.axonframework.queryhandling.QueryExecutionException VALIDATION_FAILED when the page is out of bounds
     */
    public <T> Listing<T> page(Bson filter, Listings.Direction direction, Page page, Function<S, T> row) {
        return Listings.page(
                collection,
                filter,
                () -> collection.count(filter),
                direction,
                page,
                List.of(Listings.ORDER, ViewCollection.VERSION),
                heads -> states(heads).stream().map(row).toList());
    }

    private List<S> states(List<Document> heads) {
        Map<String, S> known = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (Document head : heads) {
            String stream = head.getString(ViewCollection.ID);
            S state = atLeast(stream, head.getLong(ViewCollection.VERSION));
            if (state == null) {
                unknown.add(stream);
            } else {
                known.put(stream, state);
            }
        }
        if (!unknown.isEmpty()) {
            collection.find(unknown).forEach((stream, document) -> {
                S state = decode(document);
                read.put(stream, new Versioned<>(document.getLong(ViewCollection.VERSION), state));
                known.put(stream, state);
            });
        }
        return heads.stream()
                .map(head -> known.get(head.getString(ViewCollection.ID)))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable S atLeast(String stream, long version) {
        Versioned<S> changed = collection.isOurs() ? recent().get(stream) : null;
        if (changed != null && changed.version() >= version) {
            return changed.state();
        }
        Versioned<S> known = read.getIfPresent(stream);
        return known != null && known.version() >= version ? known.state() : null;
    }

    /** The state in a document of this collection. */
    public S decode(Document document) {
        return json.readValue(document.getString(STATE), type);
    }

    private Map<String, Versioned<S>> recent() {
        String now = collection.name();
        if (!now.equals(recentOf)) {
            recent.clear();
            read.invalidateAll();
            recentOf = now;
        }
        return recent;
    }

    private void remember(String stream, Versioned<S> state, Batch batch) {
        Map<String, Object> apart = batch.memory();
        if (apart == null) {
            recent().put(stream, state);
        } else {
            apart.put(stream, state);
        }
    }

    private @Nullable Versioned<S> remembered(String stream, Batch batch) {
        Map<String, Object> apart = batch.memory();
        if (apart == null) {
            return recent().get(stream);
        }
        return apart.get(stream) instanceof Versioned<?> known
                ? new Versioned<>(known.version(), type.cast(known.state()))
                : null;
    }

    private @Nullable Versioned<S> before(Fact<?> fact, Batch batch) {
        Batch.Change pending = batch.pending(fact.stream());
        if (pending != null) {
            return new Versioned<>(pending.version(), type.cast(pending.state()));
        }
        Versioned<S> remembered = remembered(fact.stream(), batch);
        if (remembered != null && remembered.version() == fact.version() - 1) {
            return remembered;
        }
        if (remembered == null && fact.version() == 1 && batch.memory() != null) {
            return null; // the collection was empty, and this is the stream's first
        }
        Document document = batch.before(fact.stream(), stream -> remembered(stream, batch) == null);
        return document == null ? null : new Versioned<>(document.getLong(ViewCollection.VERSION), decode(document));
    }

    private Document encode(S state) {
        return fields.apply(state).append(STATE, json.writeValueAsString(state));
    }

    private record Versioned<S>(long version, S state) {}

    private static final class Recent<S> extends LinkedHashMap<String, Versioned<S>> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(REMEMBERED, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Versioned<S>> eldest) {
            return size() > REMEMBERED;
        }
    }
}
