package io.videoconf.api.meeting;

import org.jspecify.annotations.Nullable;

/**
 * A meeting's rules, whole.
 *
 * @param maxParticipants people, 1 to 1000
 * @param passwordHash Argon2id in PHC form; never leaves the command side but in events
 * @param hostGraceSeconds seconds that a lost host may take to come back, 0 to 600
 * @param hostAbsentEndAfterMinutes minutes until the end under {@link HostAbsentPolicy} END_AFTER
 * @param timeLimitMinutes minutes after the start at which the meeting ends; null for no limit
 */
public record MeetingSettings(
        int maxParticipants,
        boolean requirePassword,
        @Nullable String passwordHash,
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
        Encryption encryption) {
    /** What a meeting has when its host says nothing. */
    public static MeetingSettings defaults() {
        return new MeetingSettings(
                100,
                false,
                null,
                false,
                true,
                false,
                true,
                true,
                false,
                false,
                60,
                HostAbsentPolicy.CONTINUE,
                10,
                false,
                null,
                Encryption.TRANSPORT);
    }
}
