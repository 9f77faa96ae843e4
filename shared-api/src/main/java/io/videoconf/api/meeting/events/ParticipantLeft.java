package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.LeaveEvidence;
import java.time.Instant;

/**
 * A person is no longer in the meeting, or in its waiting room.
 */
public record ParticipantLeft(MeetingId meetingId, ParticipantId participantId, LeaveEvidence evidence, Instant at)
        implements MeetingEvent {}
