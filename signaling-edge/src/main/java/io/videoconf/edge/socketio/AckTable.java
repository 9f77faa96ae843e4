package io.videoconf.edge.socketio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The acknowledgements that one socket's client owes us. Thread-safe; completes nothing while it holds its lock. */
final class AckTable {

    private final Map<Long, CompletableFuture<List<JsonNode>>> owed = new HashMap<>(4);
    private long next;
    private boolean closed;

    /** Notes one more and answers with its id; after the close the future is cancelled at once. */
    long add(CompletableFuture<List<JsonNode>> answer) {
        long id;
        boolean late;
        synchronized (this) {
            id = next++;
            late = closed;
            if (!late) {
                owed.put(id, answer);
            }
        }
        if (late) {
            fail(answer);
        }
        return id;
    }

    synchronized @Nullable CompletableFuture<List<JsonNode>> take(long id) {
        return owed.remove(id);
    }

    void close() {
        List<CompletableFuture<List<JsonNode>>> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(owed.values());
            owed.clear();
        }
        left.forEach(AckTable::fail);
    }

    private static void fail(CompletableFuture<List<JsonNode>> answer) {
        answer.completeExceptionally(new CancellationException("the socket is closed"));
    }
}
