package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ParticipantRole;

/**
 * Promotes or demotes.
 */
public record ChangeRole(MeetingId meetingId, ParticipantId participantId, ParticipantRole role)
        implements MeetingCommand {}
