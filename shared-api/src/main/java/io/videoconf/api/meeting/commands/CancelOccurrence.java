package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import java.time.Instant;

/**
 * Calls one time of a series off.
 */
public record CancelOccurrence(MeetingId meetingId, Instant occurrence) implements MeetingCommand {}
