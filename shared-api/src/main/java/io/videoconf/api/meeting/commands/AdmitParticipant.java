package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;

/**
 * Lets one person in from the waiting room.
 */
public record AdmitParticipant(MeetingId meetingId, ParticipantId participantId) implements MeetingCommand {}
