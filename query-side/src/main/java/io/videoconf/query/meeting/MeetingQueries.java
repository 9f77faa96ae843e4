package io.videoconf.query.meeting;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.or;

import io.videoconf.api.kernel.Listing;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.queries.FindMeetingByNumber;
import io.videoconf.api.meeting.queries.FindMeetingState;
import io.videoconf.api.meeting.queries.ListMeetings;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.MeetingViews;
import io.videoconf.api.meeting.views.MeetingStateView;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.query.access.People;
import io.videoconf.query.kernel.Listings;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Answers questions about meetings as they are now. */
@Component
class MeetingQueries {
    private final MeetingDocuments documents;
    private final ReadableMeetings meetings;
    private final People people;

    MeetingQueries(MeetingDocuments documents, ReadableMeetings meetings, People people) {
        this.documents = documents;
        this.meetings = meetings;
        this.people = people;
    }

    @QueryHandler
    MeetingView on(FindMeeting query) {
        return MeetingViews.view(meetings.readable(query.meetingId(), query.viewer()));
    }

    /** For edges, which are VideoConf itself: no viewer to hold it back from. */
    @QueryHandler
    MeetingStateView on(FindMeetingState query) {
        MeetingState state = meetings.find(query.meetingId());
        if (state == null) {
            throw ReadableMeetings.notFound();
        }
        return new MeetingStateView(state);
    }

    @QueryHandler
    MeetingView on(FindMeetingByNumber query) {
        Document document = documents.collection.findFirst(eq(MeetingDocuments.NUMBER, query.meetingNumber()));
        if (document == null) {
            throw ReadableMeetings.notFound();
        }
        return MeetingViews.view(meetings.readable(documents.states.decode(document), query.viewer()));
    }

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(ListMeetings query) {
        Bson mine = eq(MeetingDocuments.PEOPLE, query.userId().value());
        String email = people.emailOf(query.userId());
        Bson known = email == null ? mine : or(mine, eq(MeetingDocuments.EMAILS, email));
        Bson filter = query.status() == null
                ? known
                : and(known, eq(MeetingDocuments.STATUS, query.status().name()));
        return Listings.page(
                documents.collection,
                filter,
                Listings.Direction.NEWEST_FIRST,
                query.page(),
                document -> MeetingViews.row(documents.states.decode(document), query.userId()));
    }
}
