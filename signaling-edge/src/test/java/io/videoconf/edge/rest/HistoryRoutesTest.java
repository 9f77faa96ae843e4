package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.queries.FindAttendance;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.queries.ListChat;
import io.videoconf.api.meeting.queries.ReadHistory;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.views.AttendanceInterval;
import io.videoconf.api.meeting.views.AttendanceView;
import io.videoconf.api.meeting.views.ChatMessageView;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryRoutesTest extends EdgeTest {
    private static final String MEETING = "/api/v1/meetings/" + Samples.MEETING;

    @BeforeEach
    void knowTheMeeting() {
        sides.answer(FindMeeting.class, _ -> Samples.meeting(7));
    }

    @Test
    void theLogNeverTellsSecrets() {
        MeetingScheduled fact = withPassword();
        sides.answer(
                ReadLog.class,
                _ -> new LogPage(
                        List.of(new LogEntry("e1", 1, 0, "meeting_scheduled", Samples.THEN, Tokens.ALICE, fact)),
                        1,
                        false));
        HttpResponse<String> owner = get(MEETING + "/events");
        assertThat(body(owner).get("last_sequence").longValue()).isEqualTo(1);
        assertThat(body(owner).at("/events/0").propertyNames())
                .containsExactly("event_id", "sequence", "previous_sequence", "type", "timestamp", "actor_id", "data");
        assertThat(body(owner).at("/events/0/data/owner_email").stringValue()).isEqualTo("alice@example.com");
        assertThat(body(owner).at("/events/0/data").has("meeting_id")).isFalse();
        assertThat(body(owner).at("/events/0/data").has("at")).isFalse();
        assertThat(owner.body()).doesNotContain("argon2", "password_hash");
        String bob = send(anonymous(MEETING + "/events")
                        .header("Authorization", "Bearer " + Tokens.BOB_TOKEN)
                        .GET())
                .body();
        assertThat(bob).doesNotContain("@example.com", "argon2");
    }

    @Test
    void theHistoryTellsRefusals() {
        sides.answer(
                ReadHistory.class,
                _ -> new Listing<>(
                        List.of(new HistoryEntry(
                                "e1",
                                null,
                                "lock_meeting",
                                Samples.THEN,
                                true,
                                RefusalCode.INSUFFICIENT_PERMISSIONS,
                                "OnlyHostsLock",
                                ActorKind.USER,
                                Tokens.BOB,
                                "req_1",
                                Door.REST,
                                AddressClass.LOOPBACK,
                                1,
                                null,
                                null,
                                Map.of("password_hash", "x"))),
                        1,
                        false,
                        null));
        assertThat(get(MEETING + "/history").body())
                .contains("\"refused\":true,\"code\":\"INSUFFICIENT_PERMISSIONS\",\"rule\":\"OnlyHostsLock\"")
                .contains("\"actor\":{\"kind\":\"user\",\"user_id\":\"" + Tokens.BOB + "\"}")
                .contains("\"door\":\"rest\"")
                .contains("\"data\":{}");
    }

    @Test
    void theChatIsRead() {
        sides.answer(
                ListChat.class,
                _ -> new Listing<>(
                        List.of(new ChatMessageView(
                                MessageId.fresh(),
                                Samples.BOB,
                                "Bob",
                                "hi",
                                ChatMessageType.FILE_LINK,
                                null,
                                false,
                                null,
                                Samples.THEN,
                                9,
                                null,
                                null)),
                        1,
                        false,
                        null));
        assertThat(get(MEETING + "/chat").body())
                .contains(
                        "\"sender_name\":\"Bob\",\"content\":\"hi\",\"type\":\"file_link\",\"reply_to\":null,\"is_private\":false");
    }

    @Test
    void attendanceIsReadAsJsonAndAsATable() {
        sides.answer(
                FindAttendance.class,
                _ -> new Listing<>(
                        List.of(new AttendanceView(
                                Samples.BOB,
                                Tokens.BOB,
                                "=Bob,\"x\"",
                                List.of(new AttendanceInterval(Samples.THEN, null, "explicit", List.of())),
                                60,
                                List.of())),
                        1,
                        false,
                        null));
        assertThat(body(get(MEETING + "/attendance"))
                        .at("/attendance/0/intervals/0/to")
                        .isNull())
                .isTrue();
        HttpResponse<String> csv = send(
                request(MEETING + "/attendance").header("Accept", "text/csv").GET());
        assertThat(header(csv, "Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(csv.body().lines().toList())
                .containsExactly(
                        "participant_id,user_id,display_name,from,to,evidence,seconds",
                        Samples.BOB + "," + Tokens.BOB + ",\"'=Bob,\"\"x\"\"\",2026-01-15T10:00:00Z,,explicit,60");
    }

    private static MeetingScheduled withPassword() {
        MeetingSettings defaults = MeetingSettings.defaults();
        return new MeetingScheduled(
                Samples.MEETING,
                Samples.TENANT,
                Tokens.ALICE,
                Samples.ALICE,
                "Alice",
                "alice@example.com",
                "Planning",
                null,
                "123-456-789",
                null,
                null,
                List.of("carol@example.com"),
                new MeetingSettings(
                        5,
                        true,
                        "$argon2id$secret",
                        false,
                        true,
                        false,
                        true,
                        true,
                        false,
                        false,
                        60,
                        defaults.hostAbsentPolicy(),
                        10,
                        false,
                        null,
                        defaults.encryption()),
                Samples.THEN);
    }
}
