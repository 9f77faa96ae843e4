package io.videoconf.api.meeting;

import io.videoconf.api.kernel.ParticipantId;

/**
 * One person to invite.
 */
public record Invitation(ParticipantId participantId, String email) {}
