package io.videoconf.command.recording.work;

import io.videoconf.api.json.ApiJson;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What ffprobe says of media.
 *
 * @param problem why it says nothing; null when it does
 */
record Probed(
        @Nullable Long durationMillis,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String container,
        @Nullable String videoCodec,
        @Nullable String audioCodec,
        @Nullable String problem) {
    private static final int LONGEST_WORD = 60;

    static Probed read(Program.Answer answer) {
        if (answer.problem() != null) {
            return new Probed(null, null, null, null, null, null, answer.problem());
        }
        JsonNode told = ApiJson.mapper().readTree(answer.text());
        JsonNode video = stream(told, "video");
        JsonNode audio = stream(told, "audio");
        if (video == null && audio == null) {
            return new Probed(null, null, null, null, null, null, "there is neither sound nor video in it");
        }
        return new Probed(
                millis(told.path("format").path("duration").asString("")),
                video == null ? null : positive(video.path("width").asInt(0)),
                video == null ? null : positive(video.path("height").asInt(0)),
                word(told.path("format").path("format_name")),
                video == null ? null : word(video.path("codec_name")),
                audio == null ? null : word(audio.path("codec_name")),
                null);
    }

    /** WebM takes VP8, VP9, AV1, Vorbis and Opus; whatever else Matroska carries stays Matroska. */
    boolean isWebm() {
        return (videoCodec == null || List.of("vp8", "vp9", "av1").contains(videoCodec))
                && (audioCodec == null || List.of("opus", "vorbis").contains(audioCodec));
    }

    private static @Nullable JsonNode stream(JsonNode told, String kind) {
        for (JsonNode stream : told.path("streams")) {
            if (stream.path("codec_type").asString("").equals(kind)) {
                return stream;
            }
        }
        return null;
    }

    private static @Nullable Long millis(String seconds) {
        return seconds.matches("\\d{1,9}(\\.\\d{1,9})?")
                ? new BigDecimal(seconds).movePointRight(3).longValue()
                : null;
    }

    private static @Nullable Integer positive(int number) {
        return number > 0 ? number : null;
    }

    /** What a stranger's file makes a program say is not repeated at any length. */
    private static @Nullable String word(JsonNode node) {
        String text = node.asString("");
        return text.isEmpty() || text.length() > LONGEST_WORD ? null : text;
    }
}
