package io.videoconf.api.meeting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of what a meeting lets happen: null leaves as it is.
 */
public record MeetingPolicyChange(
        @Nullable List<String> allowedDomains,
        @Nullable ChatHistory chatHistoryVisible,
        @Nullable Boolean exclusiveScreenShare,
        @Nullable Integer unattendedExpiryMinutes) {
    /** The policy after this change. */
    public MeetingPolicy appliedTo(MeetingPolicy now) {
        return new MeetingPolicy(
                allowedDomains == null ? now.allowedDomains() : allowedDomains,
                chatHistoryVisible == null ? now.chatHistoryVisible() : chatHistoryVisible,
                exclusiveScreenShare == null ? now.exclusiveScreenShare() : exclusiveScreenShare,
                unattendedExpiryMinutes == null ? now.unattendedExpiryMinutes() : unattendedExpiryMinutes,
                now.longestMinutes());
    }
}
