package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;

/**
 * The actor raises or lowers a hand.
 */
public record RaiseHand(MeetingId meetingId, boolean raised) implements MeetingCommand {}
