package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.RestrictionsChange;

/**
 * Forbids or allows one person something.
 */
public record RestrictParticipant(MeetingId meetingId, ParticipantId participantId, RestrictionsChange change)
        implements MeetingCommand {}
