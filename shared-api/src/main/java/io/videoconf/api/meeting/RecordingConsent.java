package io.videoconf.api.meeting;

import io.videoconf.api.kernel.ParticipantId;

/**
 * What a participant said about being recorded.
 */
public record RecordingConsent(ParticipantId participantId, boolean consents) {}
