package io.videoconf.query.recordings;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.queries.FindRecording;
import io.videoconf.api.recording.queries.FindRecordingAccess;
import io.videoconf.api.recording.queries.ListRecordings;
import io.videoconf.api.recording.queries.ListRecordingsOfMeetings;
import io.videoconf.api.recording.queries.ReadRecordingLog;
import io.videoconf.api.recording.queries.RecordingFilter;
import io.videoconf.api.recording.views.AccessView;
import io.videoconf.api.recording.views.RecordingLog;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.query.access.Meetings;
import io.videoconf.query.access.People;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.Refusals;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers questions about recordings. */
@Component
class RecordingQueries {
    private static final int MOST_FACTS = 1_000;
    private static final int MOST_OF_A_MEETING = 100;

    private final RecordingDocuments documents;
    private final RecordingAccess access;
    private final AddressAccess addresses;
    private final Meetings meetings;
    private final People people;
    private final RecordingStories stories;

    RecordingQueries(
            RecordingDocuments documents,
            RecordingAccess access,
            AddressAccess addresses,
            Meetings meetings,
            People people,
            RecordingStories stories) {
        this.stories = stories;
        this.documents = documents;
        this.access = access;
        this.addresses = addresses;
        this.meetings = meetings;
        this.people = people;
    }

    @QueryHandler
    RecordingView on(FindRecording query) {
        RecordingView recording = require(query.recordingId());
        if (!access.of(recording, query.viewer(), query.viewerEmail()).canAccess()) {
            throw notFound();
        }
        if (recording.processingStatus() == ProcessingStatus.DELETED) {
            throw Refusals.refused(RefusalCode.RECORDING_DELETED, "TheRecordingExists");
        }
        return documents.parts.complete(recording);
    }

    @QueryHandler
    AccessView on(FindRecordingAccess query) {
        RecordingView recording = require(query.recordingId());
        AccessView asker = access.of(
                recording, query.viewer(), people.emailOf(query.viewer().id()));
        if (!asker.canAccess()) {
            throw notFound();
        }
        if (asker.reason().equals(RecordingAccess.COMPLIANCE) && !query.onRecord()) {
            throw Refusals.offTheRecord();
        }
        // Who asks as VideoConf itself has made sure of the address.
        boolean vouched = query.viewer().isSystem();
        AsOf point = query.asOf();
        if (point == null) {
            return addresses.of(recording, query.email(), null, vouched);
        }
        RecordingStories.Then then = stories.asOf(recording, point);
        return then == null
                ? new AccessView(false, "not_yet")
                : addresses.of(then.recording(), query.email(), then.at(), vouched);
    }

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(ListRecordings query) {
        Listing<RecordingView> found = Listings.page(
                documents.collection,
                filter(query),
                Listings.Direction.NEWEST_FIRST,
                query.page(),
                documents.states::decode);
        return new Listing<>(
                documents.parts.complete(found.rows()), found.totalCount(), found.hasMore(), found.nextCursor());
    }

    @QueryHandler
    RecordingLog on(ReadRecordingLog query) {
        if (query.limit() < 1 || query.limit() > MOST_FACTS) {
            throw Refusals.invalid("limit", "must be between 1 and " + MOST_FACTS);
        }
        RecordingView recording = require(query.recordingId());
        boolean own = query.viewer().isSystem()
                || recording.ownerId().equals(query.viewer().id());
        if (!own && !access.keepsTheLaw(recording, query.viewer())) {
            throw notFound();
        }
        if (!own && !query.onRecord()) {
            throw Refusals.offTheRecord();
        }
        return stories.log(query.recordingId(), query.after(), query.limit());
    }

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(ListRecordingsOfMeetings query) {
        Map<MeetingId, MeetingState> states = meetings.findAll(query.meetingIds());
        List<String> all =
                query.meetingIds().stream().map(MeetingId::value).distinct().toList();
        List<String> moderated = states.entrySet().stream()
                .filter(each -> RecordingAccess.moderatesNow(each.getValue(), query.viewer()))
                .map(each -> each.getKey().value())
                .toList();
        Bson seen = or(
                in(RecordingDocuments.MEETING, moderated),
                and(in(RecordingDocuments.MEETING, all), visible(query.viewer(), query.viewerEmail())));
        List<RecordingView> found = all.isEmpty()
                ? List.of()
                : documents
                        .collection
                        .find(
                                and(eq(RecordingDocuments.DELETED, false), seen),
                                Sorts.descending(Listings.ORDER),
                                0,
                                all.size() * MOST_OF_A_MEETING)
                        .stream()
                        .map(documents.states::decode)
                        .toList();
        return new Listing<>(documents.parts.complete(found), found.size(), false, null);
    }

    private Bson filter(ListRecordings query) {
        Bson there = and(wanted(query.filter()));
        if (query.filter().deleted()) {
            // Nobody looks into another's bin, but for who may have to keep what is in it.
            return and(there, or(theirs(query.viewer())));
        }
        if (query.meetingId() == null) {
            return and(there, visible(query.viewer(), query.viewerEmail()));
        }
        Bson ofMeeting =
                and(there, eq(RecordingDocuments.MEETING, query.meetingId().value()));
        return access.moderatesNow(query.meetingId(), query.viewer())
                ? ofMeeting
                : and(ofMeeting, visible(query.viewer(), query.viewerEmail()));
    }

    private static List<Bson> wanted(RecordingFilter filter) {
        List<Bson> wanted = new ArrayList<>();
        wanted.add(eq(RecordingDocuments.DELETED, filter.deleted()));
        if (filter.deleted()) {
            wanted.add(eq(RecordingDocuments.RESTORABLE, true));
        }
        if (filter.status() != null) {
            wanted.add(eq(RecordingDocuments.STATUS, filter.status().name()));
        }
        if (filter.mode() != null) {
            wanted.add(eq(RecordingDocuments.MODE, filter.mode().name()));
        }
        if (filter.from() != null) {
            wanted.add(gte(RecordingDocuments.CREATED, Date.from(filter.from())));
        }
        if (filter.to() != null) {
            wanted.add(lt(RecordingDocuments.CREATED, Date.from(filter.to())));
        }
        return wanted;
    }

    private static Bson visible(Actor viewer, @Nullable String email) {
        List<Bson> reasons = theirs(viewer);
        if (email != null) {
            reasons.add(eq(RecordingDocuments.VISIBLE_TO, email.toLowerCase(Locale.ROOT)));
        }
        return or(reasons);
    }

    /** One's own, and for who keeps to the law in an organisation all of that. */
    private static List<Bson> theirs(Actor viewer) {
        List<Bson> reasons = new ArrayList<>();
        reasons.add(eq(RecordingDocuments.OWNER, viewer.id().value()));
        if (viewer.role() == TenantRole.COMPLIANCE) {
            reasons.add(eq(RecordingDocuments.TENANT, viewer.tenant().value()));
        }
        return reasons;
    }

    private RecordingView require(RecordingId id) {
        RecordingView recording = documents.states.find(id.value());
        if (recording == null) {
            throw notFound();
        }
        return recording;
    }

    private static QueryExecutionException notFound() {
        return Refusals.refused(RefusalCode.RECORDING_NOT_FOUND, "OnlyPeopleOfTheRecordingKnowOfIt");
    }
}
