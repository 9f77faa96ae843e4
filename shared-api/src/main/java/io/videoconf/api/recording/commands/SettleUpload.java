package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.PartProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what was found when the parts were read back. VideoConf itself only.
 *
 * @param examined the parts that were read
 * @param used those of them that the whole was put together from
 * @param problems what is wrong with the others
 * @param fileSizeBytes of the whole as it was read back; null when nothing was put together
 * @param sha256 of the whole as it was read back
 */
public record SettleUpload(
        RecordingId recordingId,
        List<Part> examined,
        List<Part> used,
        List<PartProblem> problems,
        @Nullable Long fileSizeBytes,
        @Nullable String sha256)
        implements RecordingCommand {}
