package io.videoconf.command.meeting.deciding;

import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.ParticipantState;

/**
 * Somebody who is in a running meeting, and does something there.
 */
public record Participating(LiveMeeting live, Caller caller, ParticipantState me) {}
