package io.videoconf.query.legacy;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.legacy.queries.FindLegacySource;
import io.videoconf.api.legacy.queries.ListLegacyIds;
import io.videoconf.api.legacy.views.LegacyIds;
import io.videoconf.api.legacy.views.LegacySource;
import io.videoconf.query.kernel.ViewCollection;
import io.videoconf.query.kernel.ViewCollections;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Answers which thing has which number. */
@Component
@ConditionalOnProperty("videoconf.projections.legacy-numbers")
class LegacyQueries {
    private final ViewCollection collection;

    LegacyQueries(ViewCollections collections) {
        this.collection = collections.of(LegacyDocuments.VIEW);
    }

    @QueryHandler
    LegacyIds on(ListLegacyIds query) {
        String of = LegacyDocuments.of(query.kind(), query.tenant());
        int chunk = Math.toIntExact(query.after() / LegacyDocuments.CHUNK);
        long skipped = query.after() % LegacyDocuments.CHUNK;
        List<String> ids =
                collection
                        .find(LegacyDocuments.from(of, chunk), LegacyDocuments.inOrder(), 0, Integer.MAX_VALUE)
                        .stream()
                        .flatMap(document -> document.getList(LegacyDocuments.IDS, String.class).stream())
                        .skip(skipped)
                        .toList();
        return new LegacyIds(ids);
    }

    @QueryHandler
    LegacySource on(FindLegacySource query) {
        Document found = collection.find(LegacyDocuments.source(query.tenant(), query.sha256()));
        return new LegacySource(found == null ? null : new RecordingId(found.getString(LegacyDocuments.RECORDING)));
    }
}
