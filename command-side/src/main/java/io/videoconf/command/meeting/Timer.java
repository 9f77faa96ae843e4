package io.videoconf.command.meeting;

import io.videoconf.api.meeting.commands.MeetingCommand;
import java.time.Instant;

/**
 * Something to be asked of a meeting later, by VideoConf itself. A timer that has become pointless need not be
 * cancelled: its command then decides nothing.
 *
 * @param name what kind of timer it is
 * @param due when; never earlier
 */
public record Timer(String name, Instant due, MeetingCommand command) {}
