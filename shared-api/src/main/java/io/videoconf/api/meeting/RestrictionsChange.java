package io.videoconf.api.meeting;

import org.jspecify.annotations.Nullable;

/**
 * A change of restrictions: null leaves as it is.
 */
public record RestrictionsChange(
        @Nullable Boolean audio,
        @Nullable Boolean video,
        @Nullable Boolean screenShare,
        @Nullable Boolean chat) {
    /** The restrictions after this change. */
    public Restrictions appliedTo(Restrictions now) {
        return new Restrictions(
                or(audio, now.audio()),
                or(video, now.video()),
                or(screenShare, now.screenShare()),
                or(chat, now.chat()));
    }

    private static boolean or(@Nullable Boolean changed, boolean now) {
        return changed == null ? now : changed;
    }
}
