package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.InvitationId;
import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;

/**
 * Whoever was invited has been given a link to the bytes. The invitation opens nothing more.
 */
public record InvitationOpened(RecordingId recordingId, InvitationId invitationId, Instant at)
        implements RecordingEvent {}
