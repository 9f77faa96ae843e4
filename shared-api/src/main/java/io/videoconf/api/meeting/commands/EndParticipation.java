package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.LeaveEvidence;

/**
 * The person's account was suspended or closed: they are in the meeting no longer. VideoConf itself only.
 *
 * @param evidence ACCOUNT_SUSPENDED or ACCOUNT_DELETED
 */
public record EndParticipation(MeetingId meetingId, UserId userId, LeaveEvidence evidence) implements MeetingCommand {}
