package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;

/**
 * Hands the host role over, for good.
 */
public record TransferHost(MeetingId meetingId, ParticipantId participantId) implements MeetingCommand {}
