package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;

/**
 * Lets everybody in from the waiting room.
 */
public record AdmitEverybody(MeetingId meetingId) implements MeetingCommand {}
