package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.RestrictionsChange;

/**
 * Gives a person a role and forbids or allows them something, both or neither.
 */
public record ChangeParticipant(
        MeetingId meetingId, ParticipantId participantId, ParticipantRole role, RestrictionsChange restrictions)
        implements MeetingCommand {}
