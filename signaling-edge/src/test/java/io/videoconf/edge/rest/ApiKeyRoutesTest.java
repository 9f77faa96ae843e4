package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.ApiKeyScope;
import io.videoconf.api.account.commands.ChangePassword;
import io.videoconf.api.account.commands.ChangeTenantRole;
import io.videoconf.api.account.commands.CreateApiKey;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.account.commands.RevokeApiKey;
import io.videoconf.api.account.queries.FindMember;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.queries.ListApiKeys;
import io.videoconf.api.account.queries.ListMembers;
import io.videoconf.api.account.views.ApiKeyView;
import io.videoconf.api.kernel.ApiKeyId;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiKeyRoutesTest extends EdgeTest {
    private static final String ASK =
            "{\"name\":\"ci\",\"scopes\":[\"meetings:read\",\"signaling\"],\"expires_at\":\"2030-01-01T00:00:00Z\"}";

    private static Receipt receipt(UserId user) {
        return Receipt.of(StreamKind.ACCOUNT, user, 4);
    }

    @BeforeEach
    void answerEverything() {
        sides.answer(CreateApiKey.class, it -> receipt(it.userId()));
        sides.answer(FindUser.class, find -> Samples.user(find.userId(), 4));
    }

    @Test
    void aSecretIsShownOnceAndNeverSent() {
        HttpResponse<String> made = post("/api/v1/api-keys", ASK);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String secret = body(made).get("secret").stringValue();
        CreateApiKey sent = sides.lastSent(CreateApiKey.class);
        assertThat(secret).startsWith(sent.prefix()).hasSizeGreaterThan(50);
        assertThat(sent.toString()).doesNotContain(secret);
        assertThat(sent.scopes()).containsExactlyInAnyOrder(ApiKeyScope.MEETINGS_READ, ApiKeyScope.SIGNALING);
        assertThat(header(made, "Cache-Control")).isEqualTo("no-store");

        sides.answer(CreateApiKey.class, it -> receipt(it.userId()).again());
        HttpResponse<String> again = post("/api/v1/api-keys", ASK);
        assertThat(body(again).get("secret").isNull()).isTrue();
        assertThat(header(again, "Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void scopesAreOnesThatThereAre() {
        HttpResponse<String> refused = post("/api/v1/api-keys", "{\"name\":\"ci\",\"scopes\":[\"everything\"]}");
        assertError(refused, 400, "VALIDATION_FAILED");
        assertThat(error(refused).at("/details/fields/scopes").stringValue()).contains("meetings:read");
        assertError(post("/api/v1/api-keys", "{\"name\":\"ci\",\"scopes\":[]}"), 400, "VALIDATION_FAILED");
    }

    @Test
    void keysAreListedAndRevoked() {
        ApiKeyId key = ApiKeyId.fresh();
        sides.answer(
                ListApiKeys.class,
                it -> new Listing<>(
                        List.of(new ApiKeyView(
                                key,
                                it.userId(),
                                "ci",
                                "vck_abcdefgh",
                                List.of(ApiKeyScope.USERS_ADMIN),
                                Samples.THEN,
                                null,
                                null)),
                        1,
                        false,
                        null));
        assertThat(get("/api/v1/api-keys").body())
                .contains("\"api_key_id\":\"" + key + "\"", "\"scopes\":[\"users:admin\"]", "\"last_used_at\":null")
                .doesNotContain("secret");
        sides.answer(RevokeApiKey.class, it -> {
            sides.caughtUp(it.userId().value(), 5);
            return Receipt.of(StreamKind.ACCOUNT, it.userId(), 5);
        });
        assertThat(send(request("/api/v1/api-keys/" + key).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(sides.lastSent(RevokeApiKey.class).apiKeyId()).isEqualTo(key);
        assertError(send(request("/api/v1/api-keys/none").DELETE()), 404, "NOT_FOUND");
    }

    @Test
    void anAdministratorListsAddsAndGivesRoles() {
        sides.answer(ListMembers.class, _ -> new Listing<>(List.of(Samples.user(Tokens.BOB, 2)), 1, false, null));
        sides.answer(FindMember.class, it -> Samples.user(it.userId(), 2));
        assertThat(get("/api/v1/admin/users").body()).contains("\"tenant_id\"", "\"suspended\":false");
        assertThat(get("/api/v1/admin/users/" + Tokens.BOB).statusCode()).isEqualTo(200);
        sides.answer(RegisterUser.class, it -> {
            sides.caughtUp(it.userId().value(), 4);
            return receipt(it.userId());
        });
        HttpResponse<String> added = post(
                "/api/v1/admin/users",
                "{\"email\":\"new@example.com\",\"password\":\"first password\",\"display_name\":\"New\"}");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(sides.lastSent(RegisterUser.class).tenantId().value()).isEqualTo(Tokens.TENANT);
        assertThat(sides.lastSent(RegisterUser.class).tenantRole()).isEqualTo(TenantRole.MEMBER);
        sides.answer(ChangeTenantRole.class, it -> {
            sides.caughtUp(it.userId().value(), 4);
            return receipt(it.userId());
        });
        assertThat(patch("/api/v1/admin/users/" + Tokens.BOB, "{\"tenant_role\":\"compliance\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(sides.lastSent(ChangeTenantRole.class).tenantRole()).isEqualTo(TenantRole.COMPLIANCE);
    }

    @Test
    void aMemberIsAddedToTheCallersTenantOnly() {
        assertError(
                post(
                        "/api/v1/admin/users",
                        "{\"email\":\"new@example.com\",\"password\":\"first password\",\"display_name\":\"New\","
                                + "\"tenant_id\":\"01900000-0000-7000-8000-00000000dead\"}"),
                400,
                "VALIDATION_FAILED");
    }

    @Test
    void aPasswordIsChangedInTheSessionThatGoesOn() {
        sides.answer(ChangePassword.class, _ -> null);
        assertThat(post(
                                "/api/v1/users/me/password",
                                "{\"current_password\":\"old password\",\"new_password\":\"new password\"}")
                        .statusCode())
                .isEqualTo(204);
        ChangePassword sent = sides.lastSent(ChangePassword.class);
        assertThat(sent.session()).isNotNull();
        assertThat(sent.userId()).isEqualTo(Tokens.ALICE);
    }
}
