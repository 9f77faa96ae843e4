package io.videoconf.api.meeting;

import io.videoconf.api.kernel.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A change of a meeting's rules: null leaves as it is.
 *
 * @param password in clear, on its way to be hashed
 */
public record MeetingSettingsChange(
        @Nullable Integer maxParticipants,
        @Nullable Boolean requirePassword,
        @Nullable Secret password,
        @Nullable Boolean waitingRoomEnabled,
        @Nullable Boolean recordingEnabled,
        @Nullable Boolean autoRecord,
        @Nullable Boolean chatEnabled,
        @Nullable Boolean screenShareEnabled,
        @Nullable Boolean joinBeforeHost,
        @Nullable Boolean muteOnEntry,
        @Nullable Integer hostGraceSeconds,
        @Nullable HostAbsentPolicy hostAbsentPolicy,
        @Nullable Integer hostAbsentEndAfterMinutes,
        @Nullable Boolean tenantMembersMaySucceed,
        @Nullable Integer timeLimitMinutes,
        @Nullable Encryption encryption,
        @Nullable MeetingPolicyChange policy) {
    /** A change that leaves the policy as it is. */
    public MeetingSettingsChange(
            @Nullable Integer maxParticipants,
            @Nullable Boolean requirePassword,
            @Nullable Secret password,
            @Nullable Boolean waitingRoomEnabled,
            @Nullable Boolean recordingEnabled,
            @Nullable Boolean autoRecord,
            @Nullable Boolean chatEnabled,
            @Nullable Boolean screenShareEnabled,
            @Nullable Boolean joinBeforeHost,
            @Nullable Boolean muteOnEntry,
            @Nullable Integer hostGraceSeconds,
            @Nullable HostAbsentPolicy hostAbsentPolicy,
            @Nullable Integer hostAbsentEndAfterMinutes,
            @Nullable Boolean tenantMembersMaySucceed,
            @Nullable Integer timeLimitMinutes,
            @Nullable Encryption encryption) {
        this(
                maxParticipants,
                requirePassword,
                password,
                waitingRoomEnabled,
                recordingEnabled,
                autoRecord,
                chatEnabled,
                screenShareEnabled,
                joinBeforeHost,
                muteOnEntry,
                hostGraceSeconds,
                hostAbsentPolicy,
                hostAbsentEndAfterMinutes,
                tenantMembersMaySucceed,
                timeLimitMinutes,
                encryption,
                null);
    }

    /** Changes nothing. */
    public static MeetingSettingsChange none() {
        return new MeetingSettingsChange(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The policy after this change. */
    public MeetingPolicy policyAfter(MeetingPolicy now) {
        return policy == null ? now : policy.appliedTo(now);
    }

    /**
     * The settings after this change.
     *
     * @param newPasswordHash the hash of {@link #password}, or null when no password came with the change
     */
    public MeetingSettings appliedTo(MeetingSettings now, @Nullable String newPasswordHash) {
        boolean required = or(requirePassword, newPasswordHash != null || now.requirePassword());
        return new MeetingSettings(
                or(maxParticipants, now.maxParticipants()),
                required,
                newPasswordHash == null ? now.passwordHash() : newPasswordHash,
                or(waitingRoomEnabled, now.waitingRoomEnabled()),
                or(recordingEnabled, now.recordingEnabled()),
                or(autoRecord, now.autoRecord()),
                or(chatEnabled, now.chatEnabled()),
                or(screenShareEnabled, now.screenShareEnabled()),
                or(joinBeforeHost, now.joinBeforeHost()),
                or(muteOnEntry, now.muteOnEntry()),
                or(hostGraceSeconds, now.hostGraceSeconds()),
                or(hostAbsentPolicy, now.hostAbsentPolicy()),
                or(hostAbsentEndAfterMinutes, now.hostAbsentEndAfterMinutes()),
                or(tenantMembersMaySucceed, now.tenantMembersMaySucceed()),
                timeLimitMinutes == null ? now.timeLimitMinutes() : timeLimitMinutes,
                or(encryption, now.encryption()));
    }

    private static <T> T or(@Nullable T changed, T now) {
        return changed == null ? now : changed;
    }
}
