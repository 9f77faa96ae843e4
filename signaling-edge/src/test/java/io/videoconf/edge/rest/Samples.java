package io.videoconf.edge.rest;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.UserSettings;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.ChatHistory;
import io.videoconf.api.meeting.Encryption;
import io.videoconf.api.meeting.HostAbsentPolicy;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.Restrictions;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.meeting.views.ParticipantView;
import io.videoconf.api.meeting.views.RecordingInMeeting;
import io.videoconf.api.meeting.views.SettingsView;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.views.RecordingDetails;
import io.videoconf.api.recording.views.RecordingView;
import java.time.Instant;
import java.util.List;

/** Fixed views. Alice owns the meeting, Bob waits at its door. */
public final class Samples {
    public static final MeetingId MEETING = new MeetingId("01900000-0000-7000-8000-0000000000e1");
    public static final ParticipantId ALICE = new ParticipantId("01900000-0000-7000-8000-0000000000a1");
    public static final ParticipantId BOB = new ParticipantId("01900000-0000-7000-8000-0000000000b1");
    public static final RecordingId RECORDING = new RecordingId("01900000-0000-7000-8000-0000000000c1");
    public static final Instant THEN = Instant.parse("2026-01-15T10:00:00Z");
    static final TenantId TENANT = new TenantId(Tokens.TENANT);

    private Samples() {}

    public static Receipt receipt(long version) {
        return Receipt.of(StreamKind.MEETING, MEETING, version);
    }

    public static MeetingView meeting(long sequence) {
        return meeting(sequence, MeetingStatus.ACTIVE, ParticipantStatus.WAITING);
    }

    public static MeetingView meeting(long sequence, MeetingStatus status, ParticipantStatus bob) {
        return new MeetingView(
                MEETING,
                TENANT,
                "Planning",
                null,
                Tokens.ALICE,
                Tokens.ALICE,
                ALICE,
                status,
                "123-456-789",
                THEN,
                THEN,
                null,
                THEN,
                null,
                null,
                false,
                null,
                List.of("carol@example.com"),
                List.of(
                        participant(
                                ALICE,
                                Tokens.ALICE,
                                "alice@example.com",
                                ParticipantRole.HOST,
                                ParticipantStatus.JOINED),
                        participant(BOB, Tokens.BOB, "bob@example.com", ParticipantRole.PARTICIPANT, bob)),
                new SettingsView(
                        100,
                        false,
                        true,
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
                        Encryption.TRANSPORT,
                        List.of(),
                        ChatHistory.SINCE_JOIN,
                        false,
                        1440),
                Restrictions.NONE,
                null,
                null,
                List.of(new RecordingInMeeting(RECORDING, RecordingMode.CLOUD, false)),
                sequence);
    }

    public static ParticipantView participant(
            ParticipantId id, UserId user, String email, ParticipantRole role, ParticipantStatus status) {
        return new ParticipantView(
                id,
                user,
                email.substring(0, email.indexOf('@')),
                email,
                role,
                status,
                false,
                true,
                false,
                false,
                Restrictions.NONE,
                THEN,
                null);
    }

    public static UserView user(UserId id, long version) {
        return user(id, version, false);
    }

    public static UserView suspended(UserId id) {
        return user(id, 1, true);
    }

    private static UserView user(UserId id, long version, boolean suspended) {
        return new UserView(
                id,
                TENANT,
                "alice@example.com",
                null,
                "Alice",
                null,
                "UTC",
                "en",
                AccountType.PRO,
                TenantRole.MEMBER,
                UserSettings.defaults(),
                suspended,
                false,
                THEN,
                THEN,
                version);
    }

    public static RecordingView recording(RecordingId id, long version, ProcessingStatus status) {
        return new RecordingView(
                id,
                MEETING,
                TENANT,
                Tokens.ALICE,
                "Planning",
                RecordingMode.CLOUD,
                true,
                status,
                null,
                THEN,
                status == ProcessingStatus.RECORDING ? null : THEN,
                60L,
                5L,
                "a".repeat(64),
                List.of("dave@example.com"),
                List.of(new Part(1, 5, "b".repeat(64))),
                RecordingDetails.NONE,
                version);
    }
}
