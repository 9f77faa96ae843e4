package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;

/**
 * Opens an invitation: an access fact, and the only one that it is good for.
 *
 * @param secretSha256 of what was shown, lower-case hex
 */
public record OpenInvitation(RecordingId recordingId, String secretSha256) implements RecordingCommand {}
