package io.videoconf.command.meeting;

import io.videoconf.api.kernel.Secret;
import io.videoconf.api.meeting.Encryption;
import io.videoconf.api.meeting.HostAbsentPolicy;
import io.videoconf.api.meeting.MeetingPolicyChange;
import io.videoconf.api.meeting.MeetingSettingsChange;
import org.jspecify.annotations.Nullable;

/** Builds changes of settings: a test names what matters to it. */
final class Changes {
    @Nullable
    Integer maxParticipants;

    @Nullable
    Boolean requirePassword;

    @Nullable
    Secret password;

    @Nullable
    Boolean waitingRoom;

    @Nullable
    Boolean recordingEnabled;

    @Nullable
    Boolean autoRecord;

    @Nullable
    Boolean chat;

    @Nullable
    Boolean screenShare;

    @Nullable
    Boolean joinBeforeHost;

    @Nullable
    Boolean muteOnEntry;

    @Nullable
    Integer hostGrace;

    @Nullable
    HostAbsentPolicy policy;

    @Nullable
    Integer endAfter;

    @Nullable
    Boolean tenantMembers;

    @Nullable
    Integer timeLimit;

    @Nullable
    Encryption encryption;

    @Nullable
    MeetingPolicyChange rules;

    MeetingSettingsChange change() {
        return new MeetingSettingsChange(
                maxParticipants,
                requirePassword,
                password,
                waitingRoom,
                recordingEnabled,
                autoRecord,
                chat,
                screenShare,
                joinBeforeHost,
                muteOnEntry,
                hostGrace,
                policy,
                endAfter,
                tenantMembers,
                timeLimit,
                encryption,
                rules);
    }
}
