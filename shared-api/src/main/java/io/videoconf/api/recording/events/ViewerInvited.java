package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.InvitationId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;

/**
 * Somebody without an account may see it, once.
 *
 * @param secretSha256 of what opens the invitation, which is kept nowhere
 * @param expiresAt from when on it opens nothing
 */
public record ViewerInvited(
        RecordingId recordingId,
        InvitationId invitationId,

        @Personal(of = "email", is = Personal.What.EMAIL) String email,

        String secretSha256,
        Instant expiresAt,
        Instant at)
        implements RecordingEvent {}
