package io.videoconf.command.recording.state;

import io.videoconf.api.kernel.InvitationId;
import java.time.Instant;

/**
 * An invitation that may still be opened.
 *
 * @param secretSha256 of what opens it
 * @param expiresAt from when on it opens nothing
 */
public record Invitation(InvitationId id, String secretSha256, Instant expiresAt) {}
