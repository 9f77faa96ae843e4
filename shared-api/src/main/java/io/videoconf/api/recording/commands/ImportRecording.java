package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.recording.MediaSource;

/**
 * Makes media that exist elsewhere known as a recording of a meeting. Whoever asks has looked up the meeting: its owner, its
 * tenant and its title are theirs.
 *
 * @param fetch whether they are to be brought here as well
 */
public record ImportRecording(
        RecordingId recordingId,
        MeetingId meetingId,
        TenantId tenantId,
        UserId ownerId,
        String title,
        boolean isPrivate,
        MediaSource source,
        boolean fetch)
        implements RecordingCommand {}
