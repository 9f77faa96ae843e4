package io.videoconf.edge.rest;

import static io.videoconf.edge.gateway.json.WireJson.word;

import io.videoconf.api.account.views.ApiKeyView;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.edge.gateway.ApiKeyTokens;
import io.videoconf.edge.gateway.json.WireJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Accounts and tokens on the wire. */
final class AccountJson {
    private AccountJson() {}

    static ObjectNode profile(UserView user) {
        ObjectNode json = WireJson.object();
        json.put("user_id", user.userId().value());
        json.put("email", user.email());
        json.put("email_verified", user.emailVerifiedAt() != null);
        json.put("username", user.username());
        json.put("display_name", user.displayName());
        json.put("avatar_url", user.avatarUrl());
        json.put("timezone", user.timezone());
        json.put("language", user.language());
        json.put("account_type", word(user.accountType()));
        json.set("settings", WireJson.tree(user.settings()));
        return json;
    }

    /** What an administrator sees besides. */
    static ObjectNode administered(UserView user) {
        ObjectNode json = profile(user);
        json.put("tenant_id", user.tenantId().value());
        json.put("tenant_role", word(user.tenantRole()));
        json.put("suspended", user.suspended());
        return json;
    }

    static ObjectNode apiKey(ApiKeyView key) {
        ObjectNode json = WireJson.object();
        json.put("api_key_id", key.apiKeyId().value());
        json.put("name", key.name());
        json.put("prefix", key.prefix());
        ArrayNode scopes = json.putArray("scopes");
        ApiKeyTokens.words(key.scopes()).forEach(scopes::add);
        json.put("created_at", key.createdAt().toString());
        json.put("expires_at", key.expiresAt() == null ? null : key.expiresAt().toString());
        json.put(
                "last_used_at",
                key.lastUsedAt() == null ? null : key.lastUsedAt().toString());
        return json;
    }

    static ObjectNode session(IssuedTokens tokens) {
        ObjectNode json = token(tokens);
        json.put("refresh_token", tokens.refreshToken());
        json.putObject("user")
                .put("user_id", tokens.userId().value())
                .put("email", tokens.email())
                .put("display_name", tokens.displayName());
        return json;
    }

    static ObjectNode guest(IssuedTokens tokens, MeetingId meeting) {
        ObjectNode json = token(tokens);
        json.put("meeting_id", meeting.value());
        json.putObject("user").put("user_id", tokens.userId().value()).put("display_name", tokens.displayName());
        return json;
    }

    private static ObjectNode token(IssuedTokens tokens) {
        ObjectNode json = WireJson.object();
        json.put("access_token", tokens.accessToken());
        json.put("token_type", tokens.tokenType());
        json.put("expires_in", tokens.expiresIn());
        return json;
    }
}
