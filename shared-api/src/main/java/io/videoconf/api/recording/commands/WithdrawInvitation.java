package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.InvitationId;
import io.videoconf.api.kernel.RecordingId;

/**
 * Takes an invitation back.
 */
public record WithdrawInvitation(RecordingId recordingId, InvitationId invitationId) implements RecordingCommand {}
