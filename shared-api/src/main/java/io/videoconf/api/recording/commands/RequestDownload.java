package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a link to the bytes: an access fact.
 *
 * @param viewerEmail the e-mail of the asker's account as the door looked it up, never as the client claims it: shares
 *     are by e-mail; null when the asker has no account
 */
public record RequestDownload(
        RecordingId recordingId, @Nullable String viewerEmail) implements RecordingCommand {}
