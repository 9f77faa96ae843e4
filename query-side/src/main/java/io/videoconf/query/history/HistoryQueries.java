package io.videoconf.query.history;

import static com.mongodb.client.model.Filters.eq;

import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.queries.ReadHistory;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.query.access.KnownMeeting;
import io.videoconf.query.access.Meetings;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.Refusals;
import io.videoconf.query.kernel.ViewCollection;
import io.videoconf.query.kernel.ViewCollections;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers with the audit view, to who leads the meeting and to who watches over its tenant. */
@Component
class HistoryQueries {
    private final ViewCollection entries;
    private final Meetings meetings;

    HistoryQueries(ViewCollections collections, Meetings meetings) {
        this.entries = collections.of(HistoryDocuments.VIEW);
        this.meetings = meetings;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(ReadHistory query) {
        requireOverseer(query);
        return Listings.page(
                entries,
                eq(HistoryDocuments.MEETING, query.meetingId().value()),
                Listings.Direction.OLDEST_FIRST,
                query.page(),
                HistoryDocuments::decode);
    }

    /** Who may not even know of the meeting is told that there is none. */
    private void requireOverseer(ReadHistory query) {
        MeetingState state = meetings.find(query.meetingId());
        KnownMeeting meeting = state == null ? null : KnownMeeting.of(state);
        if (meeting == null || !meeting.isOverseenBy(query.viewer())) {
            var _ = meetings.readable(query.meetingId(), query.viewer());
            throw Refusals.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyOverseersReadTheHistory");
        }
    }
}
