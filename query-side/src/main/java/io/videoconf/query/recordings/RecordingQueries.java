package io.videoconf.query.recordings;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.or;

import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.queries.FindRecording;
import io.videoconf.api.recording.queries.FindRecordingAccess;
import io.videoconf.api.recording.queries.ListRecordings;
import io.videoconf.api.recording.views.AccessView;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.query.access.People;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Answers questions about recordings. */
@Component
class RecordingQueries {
    private final RecordingDocuments documents;
    private final RecordingAccess access;
    private final PastRecordings past;
    private final People people;

    RecordingQueries(RecordingDocuments documents, RecordingAccess access, PastRecordings past, People people) {
        this.documents = documents;
        this.access = access;
        this.past = past;
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
        Instant then = query.asOf();
        RecordingView asked = then == null ? recording : past.asOf(query.recordingId(), then);
        if (asked == null) {
            throw notFound(); // it was not there yet
        }
        return access.of(asked, people.userOf(query.email()), query.email());
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

    private Bson filter(ListRecordings query) {
        Bson there = eq(RecordingDocuments.DELETED, false);
        if (query.meetingId() == null) {
            return and(there, visible(query));
        }
        Bson ofMeeting =
                and(there, eq(RecordingDocuments.MEETING, query.meetingId().value()));
        return access.moderatesNow(query.meetingId(), query.viewer()) ? ofMeeting : and(ofMeeting, visible(query));
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
