package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.Introduction;
import org.jspecify.annotations.Nullable;

/**
 * Asks to take part, or to come back over another connection.
 *
 * @param participantId for a person whom the meeting does not know yet; who is known keeps theirs
 * @param connectionId the socket; null when asked over REST, ahead of connecting
 * @param email the person's verified e-mail, if signed in
 */
public record JoinMeeting(
        MeetingId meetingId,
        ParticipantId participantId,
        @Nullable ConnectionId connectionId,
        Introduction introduction,
        @Nullable String email,
        @Nullable Secret password,
        Capabilities capabilities)
        implements MeetingCommand {}
