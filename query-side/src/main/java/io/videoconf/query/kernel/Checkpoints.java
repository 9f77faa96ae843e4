package io.videoconf.query.kernel;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * States of streams as they were after every so many events, so that how a stream was need not be folded from its first
 * event. One that is missing costs time, and changes no answer.
 *
 * @param <S> what the events of a stream come to
 */
public final class Checkpoints<S> {
    /** The part of the view that they are in. */
    public static final String PART = "checkpoints";

    /** Events from one to the next: as many are folded at most, which takes some 20 ms. */
    static final int EVERY = 500;

    private static final String AT = "at";
    private static final String STATE = "state";

    private final ViewCollection documents;
    private final Class<S> type;
    private final JsonMapper json;

    /** Beside the documents of this view. */
    public Checkpoints(ViewCollection view, Class<S> type, JsonMapper json) {
        this.documents = view.beside(PART);
        this.type = type;
        this.json = json;
    }

    /**
     * A state that was kept.
     *
     * @param at when the last of its events happened
     */
    record Checkpoint<S>(long version, Instant at, S state) {}

    /**
     * Keeps the state if it is its turn.
     *
     * @param at when the event happened
     * @param after the state with it; null when nothing has changed
     */
    public void keep(Fact<?> fact, Instant at, @Nullable S after, Batch batch) {
        if (after != null && fact.version() % EVERY == 0) {
            batch.beside(
                    PART,
                    id(fact.stream(), fact.version()),
                    fact.version(),
                    () -> new Document(AT, at.toString()).append(STATE, json.writeValueAsString(after)));
        }
    }

    /** The last one up to this version; null when there is none. */
    @Nullable
    Checkpoint<S> upTo(String stream, long version) {
        for (long turn = version - version % EVERY; turn > 0; turn -= EVERY) {
            Document document = documents.find(id(stream, turn));
            if (document != null) {
                return new Checkpoint<>(turn, time(document), json.readValue(document.getString(STATE), type));
            }
        }
        return null;
    }

    /**
     * The last one up to this time; null when there is none.
     *
     * @param newest the version of the stream now
     */
    @Nullable
    Checkpoint<S> upTo(String stream, Instant time, long newest) {
        long low = 0;
        long high = newest / EVERY;
        while (low < high) {
            long middle = (low + high + 1) / 2;
            Document document = documents.find(id(stream, middle * EVERY), AT);
            if (document != null && !time(document).isAfter(time)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return upTo(stream, low * EVERY);
    }

    private static Instant time(Document document) {
        return Instant.parse(document.getString(AT));
    }

    private static String id(String stream, long version) {
        return stream + "@" + version;
    }
}
