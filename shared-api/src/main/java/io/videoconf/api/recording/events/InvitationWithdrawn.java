package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.InvitationId;
import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;

/**
 * An invitation opens nothing any more, before it was opened.
 */
public record InvitationWithdrawn(RecordingId recordingId, InvitationId invitationId, Instant at)
        implements RecordingEvent {}
