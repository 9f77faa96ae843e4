package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.RestrictionsChange;

/**
 * Forbids or allows something to everybody but those who moderate.
 */
public record RestrictEverybody(MeetingId meetingId, RestrictionsChange change) implements MeetingCommand {}
