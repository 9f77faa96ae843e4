package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.UserSettingsChange;
import io.videoconf.api.account.commands.AdministerUser;
import io.videoconf.api.account.commands.AdmitGuest;
import io.videoconf.api.account.commands.ChangeAccountType;
import io.videoconf.api.account.commands.ChangeProfile;
import io.videoconf.api.account.commands.CloseAccount;
import io.videoconf.api.account.commands.DeleteUser;
import io.videoconf.api.account.commands.LogIn;
import io.videoconf.api.account.commands.LogOut;
import io.videoconf.api.account.commands.RefreshSession;
import io.videoconf.api.account.commands.SuspendUser;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.queries.FindMeetingByNumber;
import io.videoconf.api.meeting.queries.ListMeetings;
import io.videoconf.api.meeting.views.MeetingRow;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountRoutesTest extends EdgeTest {
    @BeforeEach
    void answerEverything() {
        for (Class<?> type : List.of(
                ChangeProfile.class,
                DeleteUser.class,
                CloseAccount.class,
                AdministerUser.class,
                ChangeAccountType.class,
                SuspendUser.class)) {
            sides.answer(type, _ -> {
                sides.caughtUp(Tokens.ALICE.value(), 4);
                return Receipt.of(StreamKind.ACCOUNT, Tokens.ALICE, 4);
            });
        }
        sides.answer(FindUser.class, find -> Samples.user(find.userId(), 4));
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
                        "email_verified",
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
        HttpResponse<String> administered =
                patch("/api/v1/admin/users/" + Tokens.BOB, "{\"account_type\":\"enterprise\",\"suspended\":true}");
        assertThat(body(administered).has("suspended")).isTrue();
        AdministerUser both = sides.lastSent(AdministerUser.class);
        assertThat(both.userId()).isEqualTo(Tokens.BOB);
        assertThat(both.accountType()).isEqualTo(AccountType.ENTERPRISE);
        assertThat(both.tenantRole()).isNull();
        assertThat(both.suspended()).isTrue();
        patch("/api/v1/admin/users/" + Tokens.BOB, "{\"account_type\":\"pro\"}");
        assertThat(sides.lastSent(ChangeAccountType.class).accountType()).isEqualTo(AccountType.PRO);
        patch("/api/v1/admin/users/" + Tokens.BOB, "{\"suspended\":true}");
        assertThat(sides.lastSent(SuspendUser.class).userId()).isEqualTo(Tokens.BOB);
        HttpResponse<String> closed =
                send(request("/api/v1/admin/users/" + Tokens.BOB).DELETE());
        assertThat(closed.statusCode()).isEqualTo(204);
        assertThat(header(closed, "Location"))
                .isEqualTo("/api/v1/erasures/" + ErasureId.of(Tokens.BOB).value());
        assertThat(sides.lastSent(CloseAccount.class).userId()).isEqualTo(Tokens.BOB);
        assertThat(send(request("/api/v1/users/me").DELETE()).statusCode()).isEqualTo(204);
        assertError(get("/api/v1/users/me"), 401, "INVALID_TOKEN");
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
}
