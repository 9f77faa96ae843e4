package io.videoconf.query.recordings;

import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.queries.FindRecordings;
import io.videoconf.api.recording.views.RecordingView;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers for many recordings at once: as many commands as for one. */
@Component
class RecordingBatches {
    private final RecordingDocuments documents;
    private final RecordingAccess access;

    RecordingBatches(RecordingDocuments documents, RecordingAccess access) {
        this.documents = documents;
        this.access = access;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(FindRecordings query) {
        List<String> ids =
                query.recordingIds().stream().map(RecordingId::value).distinct().toList();
        List<RecordingView> found = documents.states.findAll(ids).values().stream()
                .filter(recording -> recording.processingStatus() != ProcessingStatus.DELETED)
                .filter(recording -> access.of(recording, query.viewer(), null).canAccess())
                .toList();
        return new Listing<>(documents.parts.complete(found), found.size(), false, null);
    }
}
