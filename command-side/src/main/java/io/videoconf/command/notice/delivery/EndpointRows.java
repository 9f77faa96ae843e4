package io.videoconf.command.notice.delivery;

import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.WebhookScope;
import io.videoconf.api.notice.events.WebhookChanged;
import io.videoconf.api.notice.events.WebhookCreated;
import io.videoconf.api.notice.events.WebhookDeleted;
import io.videoconf.api.notice.events.WebhookDisabled;
import io.videoconf.api.notice.events.WebhookEvent;
import io.videoconf.api.notice.events.WebhookSecretRotated;
import io.videoconf.command.notice.rows.Times;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Endpoints as rows, with their secrets: written in the transaction of the command that decides, so that who reads after a
 * write reads it.
 */
public final class EndpointRows {
    private final JdbcClient jdbc;
    private final Seal seal;

    EndpointRows(JdbcClient jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /**
     * What a fact makes of the row.
     *
     * @param version facts of the webhook so far
     * @param secret the new one; null when the fact brings none
     */
    public void take(WebhookEvent fact, long version, @Nullable Secret secret) {
        switch (fact) {
            case WebhookCreated it -> insert(it, version, Objects.requireNonNull(secret, "a webhook without a secret"));
            case WebhookChanged it -> change(it, version);
            case WebhookSecretRotated it ->
                rotate(it, version, Objects.requireNonNull(secret, "no secret to rotate to"));
            case WebhookDisabled it -> disable(it, version);
            case WebhookDeleted it ->
                jdbc.sql("delete from webhook_endpoint where webhook_id = ?")
                        .param(it.webhookId().uuid())
                        .update();
        }
    }

    /** How many there are of this kind already. Waits for who is just adding one, so that a limit is one. */
    public long count(WebhookScope scope, TenantId tenant, UserId owner) {
        UUID whose = scope == WebhookScope.USER ? owner.uuid() : tenant.uuid();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 4711))")
                .param(whose.toString())
                .query((_, _) -> scope)
                .list();
        return jdbc.sql("select count(*) from webhook_endpoint where scope = ? and "
                        + (scope == WebhookScope.USER ? "owner_id" : "tenant_id") + " = ?")
                .params(scope.name(), whose)
                .query(Long.class)
                .single();
    }

    /** All that facts are delivered to. */
    List<Endpoint> enabled() {
        return jdbc.sql(
                        "select webhook_id, scope, tenant_id, owner_id, event_types from webhook_endpoint where enabled")
                .query((row, _) -> new Endpoint(
                        new WebhookId(row.getString("webhook_id")),
                        WebhookScope.valueOf(row.getString("scope")),
                        new TenantId(row.getString("tenant_id")),
                        new UserId(row.getString("owner_id")),
                        Columns.texts(row, "event_types")))
                .list();
    }

    /** What a person's own webhooks are called. */
    public List<WebhookId> ownedBy(UserId owner) {
        return jdbc.sql("select webhook_id from webhook_endpoint where owner_id = ? and scope = 'USER'")
                .param(owner.uuid())
                .query((row, _) -> new WebhookId(row.getString(1)))
                .list();
    }

    /** Where to, and signed with what; empty when it is gone. */
    Optional<Target> target(WebhookId webhook, Instant now) {
        return jdbc.sql("select url, secret, old_secret, old_secret_until from webhook_endpoint where webhook_id = ?")
                .param(webhook.uuid())
                .query((row, _) -> {
                    Secret secret = seal.open(row.getString("secret"));
                    String old = row.getString("old_secret");
                    Instant until = Times.readNullable(row, "old_secret_until");
                    boolean both = old != null && until != null && now.isBefore(until);
                    return new Target(row.getString("url"), both ? List.of(secret, seal.open(old)) : List.of(secret));
                })
                .optional();
    }

    /** Something was taken. */
    void succeeded(WebhookId webhook) {
        jdbc.sql("update webhook_endpoint set failing_since = null where webhook_id = ? and failing_since is not null")
                .param(webhook.uuid())
                .update();
    }

    /**
     * Something was not taken.
     *
     * @return since when nothing was
     */
    Instant failed(WebhookId webhook, Instant now) {
        return jdbc.sql("""
                        update webhook_endpoint set failing_since = coalesce(failing_since, ?) where webhook_id = ?
                        returning failing_since
                        """)
                .params(Times.parameter(now), webhook.uuid())
                .query((row, _) -> Times.read(row, "failing_since"))
                .optional()
                .orElse(now);
    }

    private void insert(WebhookCreated it, long version, Secret secret) {
        jdbc.sql("""
                        insert into webhook_endpoint (webhook_id, scope, tenant_id, owner_id, url, event_types, description,
                            enabled, version, created_at, updated_at, secret)
                        values (:id, :scope, :tenant, :owner, :url, :types, :description, true, :version, :at, :at, :secret)
                        """)
                .param("id", it.webhookId().uuid())
                .param("scope", it.scope().name())
                .param("tenant", it.tenantId().uuid())
                .param("owner", it.ownerId().uuid())
                .param("url", it.url())
                .param("types", Columns.array(it.eventTypes()))
                .param("description", it.description())
                .param("version", version)
                .param("at", Times.parameter(it.at()))
                .param("secret", seal.close(secret))
                .update();
    }

    private void change(WebhookChanged it, long version) {
        jdbc.sql("""
                        update webhook_endpoint set url = :url, event_types = :types, description = :description,
                            disabled_reason = case when :enabled then null else disabled_reason end,
                            failing_since = case when :enabled and not enabled then null else failing_since end,
                            enabled = :enabled, version = :version, updated_at = :at
                        where webhook_id = :id
                        """)
                .param("url", it.url())
                .param("types", Columns.array(it.eventTypes()))
                .param("description", it.description())
                .param("enabled", it.enabled())
                .param("version", version)
                .param("at", Times.parameter(it.at()))
                .param("id", it.webhookId().uuid())
                .update();
    }

    private void rotate(WebhookSecretRotated it, long version, Secret secret) {
        jdbc.sql("""
                        update webhook_endpoint set old_secret = secret, old_secret_until = ?, secret = ?, version = ?,
                            updated_at = ?
                        where webhook_id = ?
                        """)
                .params(
                        Times.parameter(it.oldUntil()),
                        seal.close(secret),
                        version,
                        Times.parameter(it.at()),
                        it.webhookId().uuid())
                .update();
    }

    private void disable(WebhookDisabled it, long version) {
        jdbc.sql("""
                        update webhook_endpoint set enabled = false, disabled_reason = ?, version = ?, updated_at = ?
                        where webhook_id = ?
                        """)
                .params(
                        it.reason().name(),
                        version,
                        Times.parameter(it.at()),
                        it.webhookId().uuid())
                .update();
    }

    /**
     * Where to deliver.
     *
     * @param secrets what to sign with, the newest first
     */
    record Target(String url, List<Secret> secrets) {}
}
