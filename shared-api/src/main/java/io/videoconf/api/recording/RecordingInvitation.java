package io.videoconf.api.recording;

import io.videoconf.api.kernel.InvitationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation of somebody without an account, as its owner sees it.
 *
 * @param openedAt null until it was opened
 */
public record RecordingInvitation(
        InvitationId invitationId,
        String email,
        Instant expiresAt,
        @Nullable Instant openedAt) {}
