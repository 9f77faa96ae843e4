package io.videoconf.api.meeting.views;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.state.MeetingState;

/**
 * A meeting that may be played again.
 *
 * @param newest the meeting as it is: nothing later is played
 * @param participantId as whom it is seen
 * @param eyes that participant's user id
 */
public record MeetingReplayView(MeetingState newest, ParticipantId participantId, UserId eyes) {}
