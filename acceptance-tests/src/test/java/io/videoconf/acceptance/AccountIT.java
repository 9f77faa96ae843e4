package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Accounts, sessions and their tokens. */
@ExtendWith(SharedServer.class)
class AccountIT {
    private final RestClient rest;
    private final Person ana;

    AccountIT(RestClient rest) {
        this.rest = rest;
        this.ana = Person.register(rest, "Ana");
    }

    @Test
    void aProfileHasWhatTheContractNames() {
        JsonNode me = ana.rest().get("/users/me").expect(200).body();
        assertThat(me.propertyNames())
                .contains(
                        "user_id",
                        "email",
                        "username",
                        "display_name",
                        "avatar_url",
                        "timezone",
                        "language",
                        "account_type",
                        "settings");
        assertThat(me.path("user_id").asString()).isEqualTo(ana.userId());
        assertThat(me.path("email").asString()).isEqualTo(ana.email());
        assertThat(me.path("account_type").asString()).isEqualTo("basic");
        assertThat(me.path("settings").propertyNames())
                .contains("default_mute_on_join", "default_video_on_join", "notification_preferences");
        assertThat(me.toString()).doesNotContain("password");
    }

    @Test
    void aProfileIsMergedDeeply() {
        JsonNode before = ana.rest().get("/users/me").expect(200).body();
        JsonNode change = Json.object(
                "display_name",
                "Ana Sofía",
                "settings",
                Json.object("notification_preferences", Json.object("email_reminders", false)));
        JsonNode after = ana.rest().patch("/users/me", change).expect(200).body();
        assertThat(after).isEqualTo(ana.rest().get("/users/me").expect(200).body());
        assertThat(after.path("display_name").asString()).isEqualTo("Ana Sofía");
        JsonNode preferences = after.path("settings").path("notification_preferences");
        assertThat(preferences.path("email_reminders").asBoolean(true)).isFalse();
        assertThat(preferences.path("push_notifications"))
                .isEqualTo(
                        before.path("settings").path("notification_preferences").path("push_notifications"));
        assertThat(after.path("settings").path("default_mute_on_join"))
                .isEqualTo(before.path("settings").path("default_mute_on_join"));
    }

    @Test
    void anEmailOpensOneAccountWhateverItsCase() {
        JsonNode again = Json.object(
                "email", ana.email().toUpperCase(Locale.ROOT), "password", "another-password", "display_name", "Other");
        assertRefused(rest.post("/auth/register", again), 409, "EMAIL_TAKEN");
        JsonNode login = Json.object("email", ana.email().toUpperCase(Locale.ROOT), "password", ana.password());
        assertThat(rest.post("/auth/login", login)
                        .expect(200)
                        .body()
                        .path("user")
                        .path("user_id")
                        .asString())
                .isEqualTo(ana.userId());
    }

    @Test
    void wrongCredentialsAreRefusedAlikeAndLockInTheEnd() {
        JsonNode nobody = Json.object("email", "nobody-" + ana.email(), "password", "wrong-password");
        JsonNode unknown = assertRefused(rest.post("/auth/login", nobody), 401, "INVALID_CREDENTIALS");
        JsonNode wrong = Json.object("email", ana.email(), "password", "wrong-password");
        for (int attempt = 1; attempt <= 5; attempt++) {
            JsonNode error = assertRefused(rest.post("/auth/login", wrong), 401, "INVALID_CREDENTIALS");
            assertThat(error.path("message")).isEqualTo(unknown.path("message"));
        }
        JsonNode right = Json.object("email", ana.email(), "password", ana.password());
        Answer locked = rest.post("/auth/login", right);
        assertRefused(locked, 429, "RATE_LIMIT_EXCEEDED");
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isPositive();
    }

    @Test
    void accessTokensAreSignedAsThePublishedKeysSay() {
        JsonNode login = rest.post("/auth/login", Json.object("email", ana.email(), "password", ana.password()))
                .expect(200)
                .body();
        assertThat(login.path("token_type").asString()).isEqualToIgnoringCase("bearer");
        assertThat(login.path("expires_in").asInt()).isEqualTo(3600);
        assertThat(login.path("user").propertyNames()).containsExactlyInAnyOrder("user_id", "email", "display_name");
        JsonNode keys = rest.get("/.well-known/jwks.json").expect(200).body();
        assertThat(keys.toString()).as("no private half").doesNotContain("\"d\":");
        Jwt token = Jwt.parse(login.path("access_token").asString());
        assertThat(token.header().path("alg").asString()).isEqualTo("ES256");
        assertThat(token.verifiedBy(keys)).isTrue();
        assertThat(token.claims().path("exp").asLong()
                        - token.claims().path("iat").asLong())
                .isEqualTo(3600);
    }

    @Test
    void refreshRotatesAndReuseEndsTheWholeFamily() {
        Answer rotated = refresh(ana.refreshToken()).expect(200);
        String second = rotated.body().path("refresh_token").asString();
        assertThat(second).isNotEqualTo(ana.refreshToken());
        rest.as(rotated.body().path("access_token").asString()).get("/users/me").expect(200);
        assertRefused(refresh(ana.refreshToken()), 401, "INVALID_TOKEN");
        assertRefused(refresh(second), 401, "INVALID_TOKEN");
        Person again = Person.logIn(rest, "Ana", ana.email(), ana.password());
        refresh(again.refreshToken()).expect(200);
    }

    @Test
    void logoutEndsTheSession() {
        Answer out = ana.rest().post("/auth/logout");
        assertThat(out.status()).as("%s", out).isEqualTo(204);
        assertRefused(refresh(ana.refreshToken()), 401, "INVALID_TOKEN");
    }

    @Test
    void aGuestHasATokenForOneMeeting() {
        String here = Meetings.instant(ana, "Here");
        String elsewhere = Meetings.instant(ana, "Elsewhere");
        JsonNode guest = rest.post("/auth/guest", Json.object("meeting_id", here, "display_name", "Guest"))
                .expect(200)
                .body();
        assertThat(guest.path("meeting_id").asString()).isEqualTo(here);
        assertThat(guest.has("refresh_token")).isFalse();
        assertThat(guest.path("user").path("display_name").asString()).isEqualTo("Guest");
        RestClient caller = rest.as(guest.path("access_token").asString());
        caller.post("/meetings/" + here + "/join", Json.object("display_name", "Guest"))
                .expect(200);
        caller.get("/meetings/" + here).expect(200);
        assertRefused(caller.get("/meetings/" + elsewhere), 404, "MEETING_NOT_FOUND");
        Answer join = caller.post("/meetings/" + elsewhere + "/join", Json.object("display_name", "Guest"));
        assertThat(join.status()).as("%s", join).isIn(403, 404);
    }

    private Answer refresh(String token) {
        return rest.post("/auth/refresh", Json.object("refresh_token", token));
    }
}
