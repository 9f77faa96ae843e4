package io.videoconf.api.meeting.state;

/**
 * What a participant sends, and the hand.
 */
public record Media(boolean muted, boolean videoOn, boolean sharing, boolean handRaised) {
    /** Sends nothing. */
    static final Media SILENT = new Media(true, false, false, false);

    Media withMuted(boolean now) {
        return new Media(now, videoOn, sharing, handRaised);
    }

    Media withVideo(boolean now) {
        return new Media(muted, now, sharing, handRaised);
    }

    Media withSharing(boolean now) {
        return new Media(muted, videoOn, now, handRaised);
    }

    Media withHand(boolean now) {
        return new Media(muted, videoOn, sharing, now);
    }
}
