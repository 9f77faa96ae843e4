package io.videoconf.edge.graphql;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Documents that were parsed and validated lately: clients send the same few again and again. Bad ones are not kept. */
final class KnownDocuments implements PreparsedDocumentProvider {
    private static final int MOST = 256;
    private static final int LONGEST = 8 * 1024;

    private final Map<String, PreparsedDocumentEntry> known = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparsedDocumentEntry> eldest) {
            return size() > MOST;
        }
    };

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
        String query = input.getQuery();
        PreparsedDocumentEntry found = find(query);
        if (found == null) {
            found = parse.apply(input);
            if (!found.hasErrors() && query.length() <= LONGEST) {
                keep(query, found);
            }
        }
        return CompletableFuture.completedFuture(found);
    }

    private @Nullable PreparsedDocumentEntry find(String query) {
        synchronized (known) {
            return known.get(query);
        }
    }

    private void keep(String query, PreparsedDocumentEntry entry) {
        synchronized (known) {
            known.put(query, entry);
        }
    }
}
