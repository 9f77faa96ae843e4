package io.videoconf.command.notice.delivery;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.DeliveryId;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.DeliveryState;
import io.videoconf.api.notice.WebhookDisabling;
import io.videoconf.api.notice.WebhookScope;
import io.videoconf.api.notice.views.DeliveryView;
import io.videoconf.api.notice.views.WebhookView;
import io.videoconf.command.notice.rows.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Endpoints and deliveries as they are answered. */
public final class EndpointViews {
    private static final String LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    private final JdbcClient jdbc;
    private final Clock clock;

    EndpointViews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One webhook, whoever asks. */
    public Optional<WebhookView> find(WebhookId webhook) {
        return jdbc.sql("select * from webhook_endpoint where webhook_id = ?")
                .param(webhook.uuid())
                .query(this::webhook)
                .optional();
    }

    /** Those that the actor manages, newest first. */
    public Listing<WebhookView> list(Actor actor, Page page) {
        String which =
                "((scope = 'USER' and owner_id = :owner) or (scope = 'TENANT' and tenant_id = :tenant and :admin))";
        long total = jdbc.sql("select count(*) from webhook_endpoint where " + which)
                .param("owner", actor.id().uuid())
                .param("tenant", actor.tenant().uuid())
                .param("admin", actor.role() == TenantRole.ADMIN)
                .query(Long.class)
                .single();
        List<WebhookView> rows = jdbc.sql("select * from webhook_endpoint where " + which
                        + " and webhook_id < :cursor order by webhook_id desc offset :offset limit :limit")
                .param("owner", actor.id().uuid())
                .param("tenant", actor.tenant().uuid())
                .param("admin", actor.role() == TenantRole.ADMIN)
                .param("cursor", cursor(page))
                .param("offset", page.offset())
                .param("limit", page.limit() + 1)
                .query(this::webhook)
                .list();
        return listing(rows, total, page, row -> row.webhookId().value());
    }

    /** One delivery of a webhook. */
    public Optional<DeliveryView> findDelivery(WebhookId webhook, DeliveryId delivery) {
        return jdbc.sql("select * from webhook_delivery where webhook_id = ? and delivery_id = ?")
                .params(webhook.uuid(), delivery.uuid())
                .query(EndpointViews::delivery)
                .optional();
    }

    /**
     * The log of deliveries, newest first.
     *
     * @param state null for all
     */
    public Listing<DeliveryView> deliveries(WebhookId webhook, @Nullable DeliveryState state, Page page) {
        String which = "webhook_id = :webhook and (:state = '' or state = :state)";
        String word = state == null ? "" : state.name().toLowerCase(Locale.ROOT);
        long total = jdbc.sql("select count(*) from webhook_delivery where " + which)
                .param("webhook", webhook.uuid())
                .param("state", word)
                .query(Long.class)
                .single();
        List<DeliveryView> rows = jdbc.sql("select * from webhook_delivery where " + which
                        + " and delivery_id < :cursor order by delivery_id desc offset :offset limit :limit")
                .param("webhook", webhook.uuid())
                .param("state", word)
                .param("cursor", cursor(page))
                .param("offset", page.offset())
                .param("limit", page.limit() + 1)
                .query(EndpointViews::delivery)
                .list();
        return listing(rows, total, page, row -> row.deliveryId().value());
    }

    /** What was written after the count is among the rows already, and counts. */
    private static <T> Listing<T> listing(List<T> oneMore, long counted, Page page, Function<T, String> cursor) {
        boolean more = oneMore.size() > page.limit();
        List<T> rows = more ? oneMore.subList(0, page.limit()) : oneMore;
        int before = page.cursor() == null && !oneMore.isEmpty() ? page.offset() : 0;
        long total = Math.max(counted, before + oneMore.size());
        return new Listing<>(rows, total, more, more ? cursor.apply(rows.getLast()) : null);
    }

    /** A cursor that is none begins nowhere, so that nothing is told twice. */
    private static UUID cursor(Page page) {
        String given = page.cursor();
        if (given == null) {
            return UUID.fromString(LAST);
        }
        try {
            return UUID.fromString(given);
        } catch (IllegalArgumentException e) {
            // Not one of ours.
            return new UUID(0, 0);
        }
    }

    private WebhookView webhook(ResultSet row, int number) throws SQLException {
        String reason = row.getString("disabled_reason");
        Instant oldUntil = Times.readNullable(row, "old_secret_until");
        return new WebhookView(
                new WebhookId(row.getString("webhook_id")),
                WebhookScope.valueOf(row.getString("scope")),
                new TenantId(row.getString("tenant_id")),
                new UserId(row.getString("owner_id")),
                row.getString("url"),
                Columns.texts(row, "event_types"),
                row.getString("description"),
                row.getBoolean("enabled"),
                reason == null ? null : WebhookDisabling.valueOf(reason),
                Times.read(row, "created_at"),
                Times.read(row, "updated_at"),
                Times.readNullable(row, "failing_since"),
                oldUntil == null || oldUntil.isBefore(clock.instant()) ? null : oldUntil,
                row.getLong("version"));
    }

    private static DeliveryView delivery(ResultSet row, int number) throws SQLException {
        String meeting = row.getString("meeting_id");
        DeliveryState state = DeliveryState.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        return new DeliveryView(
                new DeliveryId(row.getString("delivery_id")),
                new WebhookId(row.getString("webhook_id")),
                row.getString("message_id"),
                row.getString("type"),
                meeting == null ? null : new MeetingId(meeting),
                row.getObject("sequence", Long.class),
                state,
                row.getInt("attempts"),
                Times.read(row, "created_at"),
                Times.readNullable(row, "last_attempt_at"),
                state == DeliveryState.WAITING ? Times.read(row, "due_at") : null,
                row.getObject("response_status", Integer.class),
                row.getObject("duration_ms", Integer.class),
                row.getString("problem"));
    }
}
