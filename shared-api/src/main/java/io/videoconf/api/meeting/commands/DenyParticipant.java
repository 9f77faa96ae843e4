package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;

/**
 * Turns one person away at the waiting room.
 */
public record DenyParticipant(MeetingId meetingId, ParticipantId participantId) implements MeetingCommand {}
