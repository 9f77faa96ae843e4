package io.videoconf.command.meeting.life;

import org.jspecify.annotations.Nullable;

/**
 * What a new meeting needs that a pure decision cannot make.
 *
 * @param meetingNumber free, in the form 123-456-789
 * @param passwordHash of the password that came with the command; null when none came
 */
public record Prepared(String meetingNumber, @Nullable String passwordHash) {}
