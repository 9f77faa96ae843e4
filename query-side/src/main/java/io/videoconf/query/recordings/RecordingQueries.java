package io.videoconf.query.recordings;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.queries.FindRecording;
import io.videoconf.api.recording.queries.FindRecordingAccess;
import io.videoconf.api.recording.queries.ListRecordings;
import io.videoconf.api.recording.queries.ReadRecordingLog;
import io.videoconf.api.recording.queries.RecordingFilter;
import io.videoconf.api.recording.views.AccessView;
import io.videoconf.api.recording.views.RecordingLog;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.query.access.People;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Answers questions about recordings. */
@Component
class RecordingQueries {
    private static final int MOST_FACTS = 1_000;

    private final RecordingDocuments documents;
    private final RecordingAccess access;
    private final People people;
    private final RecordingStories stories;

    RecordingQueries(RecordingDocuments documents, RecordingAccess access, People people, RecordingStories stories) {
        this.stories = stories;
        this.documents = documents;
        this.access = access;
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
        return recording;
    }

    @QueryHandler
    AccessView on(FindRecordingAccess query) {
        RecordingView recording = require(query.recordingId());
        String own = people.emailOf(query.viewer().id());
        if (!access.of(recording, query.viewer(), own).canAccess()) {
            throw notFound();
        }
        Instant asOf = query.asOf();
        RecordingView then = asOf == null ? recording : stories.asOf(query.recordingId(), asOf);
        return then == null
                ? new AccessView(false, "not_yet")
                : access.of(then, people.userOf(query.email()), query.email());
    }

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(ListRecordings query) {
        return Listings.page(
                documents.collection,
                filter(query),
                Listings.Direction.NEWEST_FIRST,
                query.page(),
                documents.states::decode);
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
        return stories.log(query.recordingId(), query.after(), query.limit());
    }

    private Bson filter(ListRecordings query) {
        Bson there = and(wanted(query.filter()));
        if (query.filter().deleted()) {
            // Nobody looks into another's bin.
            return and(there, eq(RecordingDocuments.OWNER, query.viewer().id().value()));
        }
        if (query.meetingId() == null) {
            return and(there, visible(query));
        }
        Bson ofMeeting =
                and(there, eq(RecordingDocuments.MEETING, query.meetingId().value()));
        return access.moderatesNow(query.meetingId(), query.viewer()) ? ofMeeting : and(ofMeeting, visible(query));
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

    private static Bson visible(ListRecordings query) {
        List<Bson> reasons = new ArrayList<>();
        reasons.add(eq(RecordingDocuments.OWNER, query.viewer().id().value()));
        if (query.viewerEmail() != null) {
            reasons.add(eq(RecordingDocuments.VISIBLE_TO, query.viewerEmail().toLowerCase(Locale.ROOT)));
        }
        return or(reasons);
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
