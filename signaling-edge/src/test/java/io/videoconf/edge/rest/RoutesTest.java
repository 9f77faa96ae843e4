package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.UserSettingsChange;
import io.videoconf.api.account.commands.AdmitGuest;
import io.videoconf.api.account.commands.ChangeAccountType;
import io.videoconf.api.account.commands.ChangeProfile;
import io.videoconf.api.account.commands.DeleteUser;
import io.videoconf.api.account.commands.LogIn;
import io.videoconf.api.account.commands.LogOut;
import io.videoconf.api.account.commands.RefreshSession;
import io.videoconf.api.account.commands.SuspendUser;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.commands.AdmitEverybody;
import io.videoconf.api.meeting.commands.AdmitParticipant;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.DenyParticipant;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.InviteParticipants;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.MuteAll;
import io.videoconf.api.meeting.commands.RemoveParticipant;
import io.videoconf.api.meeting.commands.ReportSpammer;
import io.videoconf.api.meeting.commands.RestrictParticipant;
import io.videoconf.api.meeting.commands.StartMeeting;
import io.videoconf.api.meeting.commands.TransferHost;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.queries.FindAttendance;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.queries.FindMeetingByNumber;
import io.videoconf.api.meeting.queries.ListChat;
import io.videoconf.api.meeting.queries.ListMeetings;
import io.videoconf.api.meeting.queries.ReadHistory;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.views.AttendanceInterval;
import io.videoconf.api.meeting.views.AttendanceView;
import io.videoconf.api.meeting.views.ChatMessageView;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.api.meeting.views.MeetingRow;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutesTest extends EdgeTest {
    private static final String MEETING = "/api/v1/meetings/" + Samples.MEETING;
    private static final String BOB = MEETING + "/participants/" + Samples.BOB;

    @BeforeEach
    void answerEverything() {
        Arrays.stream(MeetingCommand.class.getPermittedSubclasses())
                .forEach(type -> sides.answer(type, _ -> {
                    sides.caughtUp(Samples.MEETING.value(), 7);
                    return Samples.receipt(7);
                }));
        for (Class<?> type :
                List.of(ChangeProfile.class, DeleteUser.class, ChangeAccountType.class, SuspendUser.class)) {
            sides.answer(type, _ -> {
                sides.caughtUp(Tokens.ALICE.value(), 4);
                return Receipt.of(StreamKind.ACCOUNT, Tokens.ALICE, 4);
            });
        }
        sides.answer(FindMeeting.class, _ -> Samples.meeting(7));
        sides.answer(FindUser.class, find -> Samples.user(find.userId(), 4));
    }

    @Test
    void hostControlsAnswerTheWholeMeeting() {
        Map.<String, Class<?>>of(
                        "/start",
                        StartMeeting.class,
                        "/end",
                        EndMeeting.class,
                        "/unlock",
                        UnlockMeeting.class,
                        "/mute-all",
                        MuteAll.class,
                        "/waiting-room/admit-all",
                        AdmitEverybody.class,
                        "/waiting-room/" + Samples.BOB + "/admit",
                        AdmitParticipant.class,
                        "/waiting-room/" + Samples.BOB + "/deny",
                        DenyParticipant.class)
                .forEach((path, type) -> {
                    HttpResponse<String> response = post(MEETING + path, "");
                    assertThat(response.statusCode()).as(path).isEqualTo(200);
                    assertThat(body(response).get("sequence").longValue()).isEqualTo(7);
                    assertThat(sides.lastSent(type)).isNotNull();
                });
        post(MEETING + "/mute-all", "{\"allow_self_unmute\":false}");
        assertThat(sides.lastSent(MuteAll.class).allowSelfUnmute()).isFalse();
        post(MEETING + "/host", "{\"participant_id\":\"" + Samples.BOB + "\"}");
        assertThat(sides.lastSent(TransferHost.class).participantId()).isEqualTo(Samples.BOB);
        post(MEETING + "/reports", "{\"participant_id\":\"" + Samples.BOB + "\",\"reason\":\"spam\",\"remove\":true}");
        assertThat(sides.lastSent(ReportSpammer.class).remove()).isTrue();
    }

    @Test
    void participantsAreInvitedChangedAndPutOut() {
        HttpResponse<String> invited = post(MEETING + "/participants", "{\"emails\":[\"BOB@example.com\"]}");
        assertThat(invited.statusCode()).isEqualTo(201);
        assertThat(body(invited).at("/participants/0/participant_id").stringValue())
                .isEqualTo(Samples.BOB.value());
        assertThat(sides.lastSent(InviteParticipants.class).invitations()).hasSize(1);

        HttpResponse<String> changed = send(json(
                request(BOB).header("If-Match", "\"6\"").header("Idempotency-Key", "k"),
                "PATCH",
                "{\"role\":\"co-host\",\"restrictions\":{\"chat\":true}}"));
        assertThat(body(changed).get("participant_id").stringValue()).isEqualTo(Samples.BOB.value());
        assertThat(sides.lastSent(ChangeRole.class).role()).isEqualTo(ParticipantRole.CO_HOST);
        assertThat(sides.lastSent(RestrictParticipant.class).change().chat()).isTrue();
        var two = sides.sent().subList(sides.sent().size() - 2, sides.sent().size());
        assertThat(two.getFirst().getMetaData()).containsEntry(MetadataKeys.EXPECTED_VERSION, "6");
        assertThat(two.getLast().getMetaData()).doesNotContainKey(MetadataKeys.EXPECTED_VERSION);
        assertThat(two.getFirst().getMetaData().get(MetadataKeys.IDEMPOTENCY_KEY))
                .isNotEqualTo(two.getLast().getMetaData().get(MetadataKeys.IDEMPOTENCY_KEY));

        assertThat(send(request(BOB + "?ban=true").DELETE()).statusCode()).isEqualTo(204);
        assertThat(sides.lastSent(RemoveParticipant.class).ban()).isTrue();
    }

    @Test
    void emailsAreForThoseWhoModerate() {
        assertThat(get(MEETING).body()).contains("bob@example.com", "carol@example.com");
        for (String path : new String[] {MEETING, MEETING + "/participants", "/api/v2/meetings/" + Samples.MEETING}) {
            String seen = send(anonymous(path)
                            .header("Authorization", "Bearer " + Tokens.BOB_TOKEN)
                            .GET())
                    .body();
            assertThat(seen).as(path).doesNotContain("@example.com");
        }
    }

    @Test
    void participantsAreListedInStretches() {
        HttpResponse<String> first = get(MEETING + "/participants?limit=1");
        assertThat(body(first).get("total_count").intValue()).isEqualTo(2);
        assertThat(body(first).get("has_more").booleanValue()).isTrue();
        String cursor = body(first).get("next_cursor").stringValue();
        HttpResponse<String> second = get(MEETING + "/participants?limit=1&cursor=" + cursor);
        assertThat(body(second).at("/participants/0/participant_id").stringValue())
                .isEqualTo(Samples.BOB.value());
        assertThat(body(second).get("has_more").booleanValue()).isFalse();
        assertThat(body(second).get("next_cursor").isNull()).isTrue();
    }

    @Test
    void joiningAnswersATicketOrWaiting() {
        sides.answer(FindMeeting.class, _ -> Samples.meeting(7, MeetingStatus.ACTIVE, ParticipantStatus.WAITING));
        HttpResponse<String> waiting = joinAsBob();
        assertThat(waiting.statusCode()).isEqualTo(202);
        assertThat(body(waiting).get("status").stringValue()).isEqualTo("waiting");
        assertThat(body(waiting).get("participant_id").stringValue()).isEqualTo(Samples.BOB.value());
        assertThat(body(waiting).get("sequence").longValue()).isEqualTo(7);

        sides.answer(FindMeeting.class, _ -> Samples.meeting(7, MeetingStatus.ACTIVE, ParticipantStatus.ADMITTED));
        HttpResponse<String> admitted = joinAsBob();
        assertThat(admitted.statusCode()).isEqualTo(200);
        assertThat(body(admitted).get("status").stringValue()).isEqualTo("admitted");
        JoinMeeting sent = sides.lastSent(JoinMeeting.class);
        assertThat(sent.email()).isEqualTo("bob@example.com");
        assertThat(sent.connectionId()).isNull();
        assertThat(sent.toString()).doesNotContain("sesame");
    }

    private HttpResponse<String> joinAsBob() {
        return send(json(
                anonymous(MEETING + "/join").header("Authorization", "Bearer " + Tokens.BOB_TOKEN),
                "POST",
                "{\"display_name\":\"Bob\",\"password\":\"sesame\",\"device_type\":\"phone\"}"));
    }

    @Test
    void sessionsAreStartedRefreshedAndEnded() {
        IssuedTokens issued = new IssuedTokens(
                "access", "refresh", "Bearer", 3600, Tokens.ALICE, "alice@example.com", "Alice", SessionId.fresh());
        sides.answer(LogIn.class, _ -> issued);
        sides.answer(RefreshSession.class, _ -> issued);
        sides.answer(LogOut.class, _ -> null);

        HttpResponse<String> in = send(
                json(anonymous("/api/v1/auth/login"), "POST", "{\"email\":\"Alice@example.com\",\"password\":\"x\"}"));
        assertThat(in.body())
                .isEqualTo("{\"access_token\":\"access\",\"token_type\":\"Bearer\",\"expires_in\":3600,"
                        + "\"refresh_token\":\"refresh\",\"user\":{\"user_id\":\"" + Tokens.ALICE
                        + "\",\"email\":\"alice@example.com\",\"display_name\":\"Alice\"}}");
        assertThat(header(in, "Cache-Control")).isEqualTo("no-store");
        assertThat(sides.lastSent(LogIn.class).email()).isEqualTo("alice@example.com");
        assertThat(send(json(anonymous("/api/v1/auth/refresh"), "POST", "{\"refresh_token\":\"r\"}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/api/v1/auth/logout", "").statusCode()).isEqualTo(204);
        assertThat(sides.lastSent(LogOut.class).sessionId().value()).isEqualTo(Tokens.SESSION);
    }

    @Test
    void guestsGetATokenByIdOrByNumber() {
        sides.answer(
                AdmitGuest.class,
                command -> new IssuedTokens(
                        "access", null, "Bearer", 3600, command.guestId(), null, command.displayName(), null));
        sides.answer(FindMeetingByNumber.class, _ -> Samples.meeting(7));
        for (String by :
                new String[] {"\"meeting_id\":\"" + Samples.MEETING + "\"", "\"meeting_number\":\"123-456-789\""}) {
            HttpResponse<String> response =
                    send(json(anonymous("/api/v1/auth/guest"), "POST", "{" + by + ",\"display_name\":\"Gus\"}"));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(body(response).get("meeting_id").stringValue()).isEqualTo(Samples.MEETING.value());
            assertThat(body(response).has("refresh_token")).isFalse();
            assertThat(body(response).at("/user/display_name").stringValue()).isEqualTo("Gus");
        }
    }

    @Test
    void profilesAreReadChangedAndDeleted() {
        HttpResponse<String> me = get("/api/v1/users/me");
        assertThat(body(me).propertyNames())
                .containsExactly(
                        "user_id",
                        "email",
                        "username",
                        "display_name",
                        "avatar_url",
                        "timezone",
                        "language",
                        "account_type",
                        "settings");
        assertThat(body(me).at("/settings/notification_preferences/email_reminders")
                        .booleanValue())
                .isTrue();
        assertThat(header(me, "ETag")).isEqualTo("\"4\"");
        patch("/api/v1/users/me", "{\"settings\":{\"notification_preferences\":{\"push_notifications\":false}}}");
        ChangeProfile change = sides.lastSent(ChangeProfile.class);
        assertThat(change.displayName()).isNull();
        assertThat(change.settings()).isEqualTo(new UserSettingsChange(null, null, null, false));
        assertThat(send(request("/api/v1/users/me").DELETE()).statusCode()).isEqualTo(204);
        HttpResponse<String> administered =
                patch("/api/v1/admin/users/" + Tokens.ALICE, "{\"account_type\":\"enterprise\",\"suspended\":true}");
        assertThat(body(administered).has("suspended")).isTrue();
        assertThat(sides.lastSent(SuspendUser.class).userId()).isEqualTo(Tokens.ALICE);
    }

    @Test
    void ownMeetingsAreListed() {
        sides.answer(
                ListMeetings.class,
                _ -> new Listing<>(
                        List.of(new MeetingRow(
                                Samples.MEETING,
                                "Planning",
                                Samples.THEN,
                                MeetingStatus.ACTIVE,
                                2,
                                ParticipantRole.CO_HOST)),
                        41,
                        true,
                        "next"));
        HttpResponse<String> response = get("/api/v1/users/me/meetings?status=active&limit=1");
        assertThat(response.body())
                .isEqualTo("{\"meetings\":[{\"meeting_id\":\"" + Samples.MEETING
                        + "\",\"title\":\"Planning\",\"scheduled_start_time\":\"2026-01-15T10:00:00Z\","
                        + "\"status\":\"active\",\"participant_count\":2,\"role\":\"co_host\"}],"
                        + "\"total_count\":41,\"has_more\":true,\"next_cursor\":\"next\"}");
    }

    @Test
    void theLogNeverTellsSecrets() {
        MeetingSettings defaults = MeetingSettings.defaults();
        MeetingScheduled fact = new MeetingScheduled(
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
    void historyChatAndAttendanceAreRead() {
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
                                9)),
                        1,
                        false,
                        null));
        assertThat(get(MEETING + "/chat").body())
                .contains(
                        "\"sender_name\":\"Bob\",\"content\":\"hi\",\"type\":\"file_link\",\"reply_to\":null,\"is_private\":false");
        sides.answer(
                FindAttendance.class,
                _ -> new Listing<>(
                        List.of(new AttendanceView(
                                Samples.BOB,
                                Tokens.BOB,
                                "=Bob,\"x\"",
                                List.of(new AttendanceInterval(Samples.THEN, null, "explicit")),
                                60)),
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
}
