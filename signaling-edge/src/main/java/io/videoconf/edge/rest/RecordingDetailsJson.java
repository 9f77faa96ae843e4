package io.videoconf.edge.rest;

import io.videoconf.api.recording.LocalCopy;
import io.videoconf.api.recording.MediaFacts;
import io.videoconf.api.recording.MediaSource;
import io.videoconf.api.recording.views.RecordingBin;
import io.videoconf.api.recording.views.RecordingDetails;
import io.videoconf.api.recording.views.RecordingWork;
import io.videoconf.edge.gateway.json.WireJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** What there is to tell of a recording besides what every recording has, on the wire. */
final class RecordingDetailsJson {
    private RecordingDetailsJson() {}

    /**
     * Adds it.
     *
     * @param own whether the viewer owns the recording
     * @param keeper whether the viewer keeps to the law in their organisation
     */
    static void add(ObjectNode json, String id, RecordingDetails details, boolean own, boolean keeper) {
        json.set("processing", work(details.work()));
        ArrayNode ranges = json.putArray("missing_ranges");
        details.missingRanges()
                .forEach(range -> ranges.addObject().put("from", range.from()).put("to", range.to()));
        ArrayNode problems = json.putArray("problems");
        details.problems()
                .forEach(each ->
                        problems.addObject().put("part_number", each.number()).put("problem", each.problem()));
        json.set("media", media(id, details.media()));
        json.set("source", source(details));
        json.set("local_copy", own ? copy(details.localCopy()) : NullNode.getInstance());
        json.put("legal_hold", !details.holds().isEmpty());
        ArrayNode holds = json.putArray("holds");
        if (keeper) {
            details.holds()
                    .forEach(hold -> holds.addObject()
                            .put("hold_id", hold.holdId())
                            .put("case_id", hold.caseId())
                            .put("reason", hold.reason()));
        }
        ArrayNode invitations = json.putArray("invitations");
        if (own) {
            details.invitations()
                    .forEach(each -> invitations
                            .addObject()
                            .put("invitation_id", each.invitationId().value())
                            .put("email", each.email())
                            .put("expires_at", MeetingJson.text(each.expiresAt()))
                            .put("opened_at", MeetingJson.text(each.openedAt())));
        }
        RecordingBin bin = details.bin();
        json.put("deleted_at", bin == null ? null : MeetingJson.text(bin.deletedAt()));
        json.put("dispose_at", bin == null ? null : MeetingJson.text(bin.disposeAt()));
    }

    private static JsonNode work(@Nullable RecordingWork work) {
        if (work == null) {
            return NullNode.getInstance();
        }
        ObjectNode json = WireJson.object();
        json.put("step", WireJson.word(work.step()));
        json.put("attempts", work.attempts());
        json.put("next_attempt_at", MeetingJson.text(work.nextAttemptAt()));
        json.put("reason", work.reason());
        return json;
    }

    private static JsonNode media(String id, @Nullable MediaFacts media) {
        if (media == null) {
            return NullNode.getInstance();
        }
        ObjectNode json = WireJson.object();
        json.put("duration_ms", media.durationMillis());
        json.put("width", media.width());
        json.put("height", media.height());
        json.put("container", media.container());
        json.put("video_codec", media.videoCodec());
        json.put("audio_codec", media.audioCodec());
        json.put(
                "seekable_url",
                media.seekable() == null ? null : "/api/v1/recordings/" + id + "/download?seekable=true");
        ArrayNode missing = json.putArray("missing");
        media.missing().forEach(missing::add);
        return json;
    }

    private static JsonNode source(RecordingDetails details) {
        MediaSource source = details.source();
        if (source == null) {
            return NullNode.getInstance();
        }
        ObjectNode json = WireJson.object();
        json.put("url", source.url());
        json.put("md5_hash", source.md5Hash());
        json.put("length", source.length());
        json.put("fetch_failure", details.fetchFailure());
        return json;
    }

    private static JsonNode copy(@Nullable LocalCopy copy) {
        if (copy == null) {
            return NullNode.getInstance();
        }
        return WireJson.object()
                .put("size", copy.size())
                .put("sha256", copy.sha256())
                .put("place", copy.place());
    }
}
