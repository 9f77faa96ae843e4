package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.InvitationId;
import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;

/**
 * Invites somebody without an account to see it, once.
 *
 * @param secretSha256 of what opens the invitation, lower-case hex; the secret itself is with the owner alone
 * @param expiresAt from when on it opens nothing
 */
public record InviteViewer(
        RecordingId recordingId, InvitationId invitationId, String email, String secretSha256, Instant expiresAt)
        implements RecordingCommand {}
