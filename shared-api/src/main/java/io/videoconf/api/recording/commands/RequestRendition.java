package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.Rendition;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a link to what was made of the bytes. The media are an access fact like the original; a picture is not.
 *
 * @param viewerEmail as in {@link RequestDownload}
 */
public record RequestRendition(
        RecordingId recordingId,
        Rendition rendition,
        @Nullable String viewerEmail) implements RecordingCommand {}
