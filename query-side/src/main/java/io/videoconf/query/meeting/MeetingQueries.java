package io.videoconf.query.meeting;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.or;

import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.queries.FindMeetingByNumber;
import io.videoconf.api.meeting.queries.FindMeetingState;
import io.videoconf.api.meeting.queries.FindMeetings;
import io.videoconf.api.meeting.queries.ListMeetings;
import io.videoconf.api.meeting.queries.ListMeetingsInFull;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.MeetingViews;
import io.videoconf.api.meeting.views.MeetingStateView;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.query.access.People;
import io.videoconf.query.kernel.Listings;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
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
    Listing on(FindMeetings query) {
        List<MeetingView> found = meetings.readable(query.meetingIds(), query.viewer()).values().stream()
                .map(MeetingViews::view)
                .toList();
        return new Listing<>(found, found.size(), false, null);
    }

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(ListMeetings query) {
        return documents.states.page(
                listed(query.userId(), query.status()),
                Listings.Direction.NEWEST_FIRST,
                query.page(),
                state -> MeetingViews.row(state, query.userId()));
    }

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(ListMeetingsInFull query) {
        return documents.states.page(
                listed(query.viewer().id(), query.status()),
                Listings.Direction.NEWEST_FIRST,
                query.page(),
                MeetingViews::view);
    }

    /** Who is in a meeting's list may read it: see what {@link MeetingDocuments} looks for. */
    private Bson listed(UserId user, @Nullable MeetingStatus status) {
        Bson mine = eq(MeetingDocuments.PEOPLE, user.value());
        String email = people.emailOf(user);
        Bson known = email == null ? mine : or(mine, eq(MeetingDocuments.EMAILS, email));
        return status == null ? known : and(known, eq(MeetingDocuments.STATUS, status.name()));
    }
}
