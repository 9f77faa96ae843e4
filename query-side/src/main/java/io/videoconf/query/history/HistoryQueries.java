package io.videoconf.query.history;

import static com.mongodb.client.model.Filters.eq;

import io.videoconf.api.kernel.Listing;
import io.videoconf.api.meeting.queries.ReadHistory;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.ViewCollection;
import io.videoconf.query.kernel.ViewCollections;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers with the audit view, to who leads the meeting and to who watches over its tenant. */
@Component
class HistoryQueries {
    private final ViewCollection entries;
    private final Overseers overseers;

    HistoryQueries(ViewCollections collections, Overseers overseers) {
        this.entries = collections.of(HistoryDocuments.VIEW);
        this.overseers = overseers;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(ReadHistory query) {
        var _ = overseers.require(query.meetingId(), query.viewer(), query.onRecord());
        return Listings.page(
                entries,
                eq(HistoryDocuments.MEETING, query.meetingId().value()),
                Listings.Direction.OLDEST_FIRST,
                query.page(),
                HistoryDocuments::decode);
    }
}
