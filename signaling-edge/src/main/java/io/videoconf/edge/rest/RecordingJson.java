package io.videoconf.edge.rest;

import static io.videoconf.edge.gateway.json.WireJson.word;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.recording.MediaFacts;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.views.PartUpload;
import io.videoconf.api.recording.views.RecordingDetails;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.edge.gateway.json.WireJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Recordings on the wire, as one viewer may see them. */
public final class RecordingJson {
    private static final String DOWNLOADS = "/api/v1/recordings/%s/%s";

    private RecordingJson() {}

    /** One recording. */
    public static ObjectNode v1(RecordingView recording, Actor viewer) {
        String id = recording.recordingId().value();
        boolean completed = recording.processingStatus() == ProcessingStatus.COMPLETED;
        ObjectNode json = WireJson.object();
        json.put("recording_id", id);
        json.put("meeting_id", recording.meetingId().value());
        json.put("title", recording.title());
        json.put("mode", word(recording.mode()));
        json.put("private", recording.isPrivate());
        json.put("processing_status", word(recording.processingStatus()));
        json.put("failure_reason", recording.failureReason());
        json.put("duration_seconds", recording.durationSeconds());
        json.put("file_size_bytes", recording.fileSizeBytes());
        json.put("sha256", recording.sha256());
        json.put("created_at", MeetingJson.text(recording.createdAt()));
        json.put("stopped_at", MeetingJson.text(recording.stoppedAt()));
        RecordingDetails details = recording.details();
        boolean stored = details.source() == null || recording.sha256() != null;
        boolean own = recording.ownerId().equals(viewer.id());
        json.put("download_url", completed && stored ? DOWNLOADS.formatted(id, "download") : null);
        MediaFacts media = details.media();
        json.put(
                "thumbnail_url",
                completed && media != null && media.thumbnail() != null ? DOWNLOADS.formatted(id, "thumbnail") : null);
        ArrayNode shared = json.putArray("shared_with");
        if (own) {
            recording.sharedWith().forEach(shared::add);
        }
        ArrayNode parts = json.putArray("parts");
        recording
                .parts()
                .forEach(part -> parts.addObject()
                        .put("part_number", part.number())
                        .put("size", part.size())
                        .put("sha256", part.sha256()));
        RecordingDetailsJson.add(json, id, details, own, viewer.role() == TenantRole.COMPLIANCE);
        return json;
    }

    static ObjectNode upload(int number, PartUpload upload) {
        ObjectNode json = WireJson.object();
        json.put("part_number", number);
        json.put("upload_url", upload.url());
        json.put("method", "PUT");
        ObjectNode headers = json.putObject("headers");
        upload.headers().forEach(headers::put);
        json.put("expires_at", MeetingJson.text(upload.expiresAt()));
        return json;
    }
}
