package io.videoconf.api.meeting.views;

import io.videoconf.api.meeting.ChatHistory;
import io.videoconf.api.meeting.Encryption;
import io.videoconf.api.meeting.HostAbsentPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meeting's rules as clients see them: without the password's hash.
 */
public record SettingsView(
        int maxParticipants,
        boolean requirePassword,
        boolean waitingRoomEnabled,
        boolean recordingEnabled,
        boolean autoRecord,
        boolean chatEnabled,
        boolean screenShareEnabled,
        boolean joinBeforeHost,
        boolean muteOnEntry,
        int hostGraceSeconds,
        HostAbsentPolicy hostAbsentPolicy,
        int hostAbsentEndAfterMinutes,
        boolean tenantMembersMaySucceed,
        @Nullable Integer timeLimitMinutes,
        Encryption encryption,
        List<String> allowedDomains,
        ChatHistory chatHistoryVisible,
        boolean exclusiveScreenShare,
        int unattendedExpiryMinutes) {}
