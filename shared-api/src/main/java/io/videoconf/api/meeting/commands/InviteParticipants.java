package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.Invitation;
import java.util.List;

/**
 * Invites people by e-mail.
 */
public record InviteParticipants(MeetingId meetingId, List<Invitation> invitations) implements MeetingCommand {}
