package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.Part;
import org.jspecify.annotations.Nullable;

/**
 * Says what came of fetching. VideoConf itself only.
 *
 * @param part what was put, as part 1; null when nothing was
 * @param reason why nothing was; null when something was
 */
public record SettleFetch(
        RecordingId recordingId,
        @Nullable Part part,
        @Nullable String reason) implements RecordingCommand {}
