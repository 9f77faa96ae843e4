package io.videoconf.api.meeting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a meeting lets happen, whole: rules beside its {@link MeetingSettings}.
 *
 * @param allowedDomains lower-case domains of e-mail addresses; who signs in with another, or not at all, does not come in.
 *     None for everybody
 * @param exclusiveScreenShare one screen at a time
 * @param unattendedExpiryMinutes minutes after its planned end at which a meeting that nobody began is over, 1 to 43200
 * @param longestMinutes minutes that the owner's account allows a meeting to run; null for any
 */
public record MeetingPolicy(
        List<String> allowedDomains,
        ChatHistory chatHistoryVisible,
        boolean exclusiveScreenShare,
        int unattendedExpiryMinutes,
        @Nullable Integer longestMinutes) {
    /** What a meeting has when nobody says anything. */
    public static final MeetingPolicy DEFAULT = new MeetingPolicy(List.of(), ChatHistory.SINCE_JOIN, false, 1440, null);

    public MeetingPolicy {
        allowedDomains = List.copyOf(allowedDomains);
    }

    /** The same under an account that allows so much. */
    public MeetingPolicy allowing(@Nullable Integer minutes) {
        return new MeetingPolicy(
                allowedDomains, chatHistoryVisible, exclusiveScreenShare, unattendedExpiryMinutes, minutes);
    }
}
