package io.videoconf.command.recording.rule;

import org.jspecify.annotations.Nullable;

/**
 * What is known about who asks, besides what the command's origin says. A fact that is gathered before the decision.
 *
 * @param email of the asker's account, as we know it and not as a client claims it; null when there is none
 */
public record Standing(@Nullable String email) {
    /** Nothing is known but the origin. */
    public static final Standing UNKNOWN = new Standing(null);
}
