package io.videoconf.command.recording.rule;

import org.jspecify.annotations.Nullable;

/**
 * What is known about who asks, besides what the command's origin says. Facts that are gathered before the decision.
 *
 * @param email of the asker's account, as we know it and not as a client claims it; null when there is none
 * @param leads whether they are host or co-host of the meeting that was recorded, and it runs
 */
public record Standing(@Nullable String email, boolean leads) {
    /** Nothing is known but the origin. */
    public static final Standing UNKNOWN = new Standing(null);

    /** Of somebody who does not lead the meeting, or of whom it does not matter. */
    public Standing(@Nullable String email) {
        this(email, false);
    }
}
