package io.videoconf.query.recordings;

import io.videoconf.api.json.ApiJson;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.StateDocuments;
import io.videoconf.query.kernel.ViewCollection;
import io.videoconf.query.kernel.ViewCollections;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The documents of recordings: one a recording. */
@Component
final class RecordingDocuments {
    static final String VIEW = "recordings";
    static final String MEETING = "meeting";
    static final String OWNER = "owner";
    static final String TENANT = "tenant";
    /** E-mails of those who may see it now: none while it is private. */
    static final String VISIBLE_TO = "visible_to";

    static final String DELETED = "deleted";
    static final String STATUS = "status";
    static final String MODE = "mode";
    static final String CREATED = "created";
    static final String RESTORABLE = "restorable";

    final ViewCollection collection;
    /** Without their parts. */
    final StateDocuments<RecordingView> states;

    final PartDocuments parts;

    RecordingDocuments(ViewCollections collections) {
        this.collection = collections.of(VIEW);
        this.parts = new PartDocuments(collection);
        this.states =
                new StateDocuments<>(collection, RecordingView.class, ApiJson.mapper(), RecordingDocuments::lookedFor);
    }

    private static Document lookedFor(RecordingView recording) {
        return new Document(MEETING, recording.meetingId().value())
                .append(OWNER, recording.ownerId().value())
                .append(TENANT, recording.tenantId().value())
                .append(
                        Listings.ORDER,
                        Listings.order(
                                recording.createdAt(), recording.recordingId().value()))
                .append(VISIBLE_TO, recording.isPrivate() ? List.of() : recording.sharedWith())
                .append(STATUS, recording.processingStatus().name())
                .append(MODE, recording.mode().name())
                .append(CREATED, Date.from(recording.createdAt()))
                .append(
                        RESTORABLE,
                        recording.details().bin() != null
                                && recording.details().bin().restorable())
                .append(DELETED, recording.processingStatus() == ProcessingStatus.DELETED);
    }
}
