package io.videoconf.command.account.credentials;

import io.videoconf.api.account.ApiKeyScope;
import io.videoconf.api.account.commands.CreateApiKey;
import io.videoconf.api.account.queries.FindApiKey;
import io.videoconf.api.account.queries.ListApiKeys;
import io.videoconf.api.account.views.ApiKeyView;
import io.videoconf.api.kernel.ApiKeyId;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By what API keys are recognised. Their secrets are not here either. */
public final class ApiKeyRegister {

    private static final String COLUMNS =
            "select key_id, user_id, name, prefix, scopes, created_at, expires_at, last_used_at from api_key";

    private final JdbcClient jdbc;
    private final Clock clock;

    ApiKeyRegister(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Remembers a key that was just made. */
    public void add(CreateApiKey key, Instant at) {
        Instant expiresAt = key.expiresAt();
        jdbc.sql("""
                        insert into api_key
                            (key_id, user_id, name, prefix, secret_sha256, scopes, created_at, expires_at)
                        values (:key, :user, :name, :prefix, :sha, :scopes, :at, :expires)
                        """)
                .param("key", key.apiKeyId().uuid())
                .param("user", key.userId().uuid())
                .param("name", key.name().strip())
                .param("prefix", key.prefix())
                .param("sha", HexFormat.of().parseHex(key.sha256()))
                .param("scopes", key.scopes().stream().sorted().map(Enum::name).collect(Collectors.joining(",")))
                .param("at", SqlTimes.parameter(at))
                .param(
                        "expires",
                        expiresAt == null ? null : SqlTimes.parameter(expiresAt),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** Forgets a key. */
    public void forget(ApiKeyId key) {
        jdbc.sql("delete from api_key where key_id = :key")
                .param("key", key.uuid())
                .update();
    }

    /** Whose key it is, while it is good; notes the hour in which it was asked for. */
    public Optional<ApiKeyView> answer(FindApiKey query) {
        Instant now = SqlTimes.now(clock);
        Optional<ApiKeyView> found = sha256(query.sha256())
                .flatMap(sha -> jdbc.sql(
                                COLUMNS + " where secret_sha256 = :sha and (expires_at is null or expires_at > :now)")
                        .param("sha", sha)
                        .param("now", SqlTimes.parameter(now))
                        .query(ApiKeyRegister::view)
                        .optional());
        found.ifPresent(key -> used(key, now.truncatedTo(ChronoUnit.HOURS)));
        return found;
    }

    /** The keys of an account, newest first. */
    public Listing<ApiKeyView> answer(ListApiKeys query) {
        List<ApiKeyView> keys = jdbc.sql(COLUMNS + " where user_id = :user order by created_at desc, key_id desc")
                .param("user", query.userId().uuid())
                .query(ApiKeyRegister::view)
                .list();
        return new Listing<>(keys, keys.size(), false, null);
    }

    private void used(ApiKeyView key, Instant hour) {
        if (hour.equals(key.lastUsedAt())) {
            return;
        }
        jdbc.sql("update api_key set last_used_at = :hour where key_id = :key")
                .param("hour", SqlTimes.parameter(hour))
                .param("key", key.apiKeyId().uuid())
                .update();
    }

    private static Optional<byte[]> sha256(String hex) {
        return hex.matches("[0-9a-f]{64}") ? Optional.of(HexFormat.of().parseHex(hex)) : Optional.empty();
    }

    private static ApiKeyView view(ResultSet row, int number) throws SQLException {
        return new ApiKeyView(
                new ApiKeyId(row.getObject("key_id", UUID.class).toString()),
                new UserId(row.getObject("user_id", UUID.class).toString()),
                row.getString("name"),
                row.getString("prefix"),
                scopes(row.getString("scopes")),
                SqlTimes.read(row, "created_at"),
                SqlTimes.readNullable(row, "expires_at"),
                SqlTimes.readNullable(row, "last_used_at"));
    }

    private static List<ApiKeyScope> scopes(@Nullable String names) {
        return names == null
                ? List.of()
                : Arrays.stream(names.split(",", -1)).map(ApiKeyScope::valueOf).toList();
    }
}
