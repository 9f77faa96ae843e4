package io.videoconf.api.meeting.views;

import io.videoconf.api.meeting.state.MeetingState;

/**
 * A meeting's whole state, for edges, which fold what comes after it by themselves. Never for clients.
 *
 * @param state as far as the view has followed
 */
public record MeetingStateView(MeetingState state) {}
