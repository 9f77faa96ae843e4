package io.videoconf.command.meeting.life;

import org.jspecify.annotations.Nullable;

/**
 * What a new meeting needs that a pure decision cannot make.
 *
 * @param meetingNumber free, in the form 123-456-789
 * @param passwordHash of the password that came with the command; null when none came
 * @param longestMinutes that the owner's account allows a meeting to run; null for any
 */
public record Prepared(
        String meetingNumber,
        @Nullable String passwordHash,
        @Nullable Integer longestMinutes) {
    /** For a meeting that may run as long as it likes. */
    public Prepared(String meetingNumber, @Nullable String passwordHash) {
        this(meetingNumber, passwordHash, null);
    }
}
