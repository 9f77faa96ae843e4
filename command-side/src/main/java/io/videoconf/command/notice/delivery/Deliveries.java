package io.videoconf.command.notice.delivery;

import io.videoconf.api.kernel.DeliveryId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.command.notice.rows.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries on their way: rows that are taken with a lease, and settled by the attempt that took them. */
public final class Deliveries {
    /** The type of a delivery that says nothing. */
    static final String PING = "ping";

    private final JdbcClient jdbc;
    private final WebhookSettings settings;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, WebhookSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A fact for an endpoint.
     *
     * @param previous the fact before it that the endpoint's owner may see
     * @param emails whether addresses are shown
     */
    record Notice(
            WebhookId webhook,
            String eventId,
            String type,
            MeetingId meeting,
            long sequence,
            long previous,
            boolean emails) {}

    /**
     * A delivery that is being tried.
     *
     * @param attempt how often it was tried, this time included
     * @param round the same since it was last asked for
     */
    record Taken(
            DeliveryId id,
            WebhookId webhook,
            String messageId,
            String type,
            @Nullable MeetingId meeting,
            @Nullable Long sequence,
            long previous,
            boolean emails,
            Instant createdAt,
            int attempt,
            int round) {}

    /** Puts a fact in, once for an endpoint however often it is told. In the running transaction. */
    void put(Notice notice) {
        insert(notice, "do nothing");
    }

    /** Puts a fact in, also when it was delivered before: then it is delivered again, under the same id. */
    void putAgain(Notice notice) {
        insert(
                notice,
                "(webhook_id, message_id) do update set state = 'waiting', round = 0, due_at = excluded.due_at,"
                        + " asked_at = excluded.asked_at, settled_at = null, lease_until = null");
    }

    private void insert(Notice notice, String conflict) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into webhook_delivery (delivery_id, webhook_id, message_id, type, meeting_id, sequence,
                            previous_sequence, emails, state, due_at, created_at, asked_at)
                        values (:id, :webhook, :message, :type, :meeting, :sequence, :previous, :emails, 'waiting', :now, :now,
                            :now)
                        on conflict
                        """ + conflict)
                .param("id", DeliveryId.fresh().uuid())
                .param("webhook", notice.webhook().uuid())
                .param("message", "msg_" + notice.eventId())
                .param("type", notice.type())
                .param("meeting", notice.meeting().uuid())
                .param("sequence", notice.sequence())
                .param("previous", notice.previous())
                .param("emails", notice.emails())
                .param("now", Times.parameter(now))
                .update();
    }

    /** Puts a delivery in that says nothing. */
    public void ping(WebhookId webhook, DeliveryId delivery) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into webhook_delivery (delivery_id, webhook_id, message_id, type, previous_sequence, emails,
                            state, due_at, created_at, asked_at)
                        values (:id, :webhook, :message, :type, 0, false, 'waiting', :now, :now, :now)
                        on conflict do nothing
                        """)
                .param("id", delivery.uuid())
                .param("webhook", webhook.uuid())
                .param("message", "msg_" + delivery.value())
                .param("type", PING)
                .param("now", Times.parameter(now))
                .update();
    }

    /**
     * Has one tried again now.
     *
     * @return false when there is none
     */
    public boolean again(WebhookId webhook, DeliveryId delivery) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update webhook_delivery set state = 'waiting', round = 0, due_at = :now, asked_at = :now,
                            settled_at = null, lease_until = null
                        where webhook_id = :webhook and delivery_id = :id
                        """)
                        .param("now", Times.parameter(now))
                        .param("webhook", webhook.uuid())
                        .param("id", delivery.uuid())
                        .update()
                == 1;
    }

    /** What is not settled yet is not tried any more. */
    public void cancel(WebhookId webhook) {
        jdbc.sql("""
                        update webhook_delivery set state = 'cancelled', settled_at = ?, lease_until = null
                        where webhook_id = ? and state in ('waiting', 'sending')
                        """).params(Times.parameter(clock.instant()), webhook.uuid()).update();
    }

    /**
     * Takes what is due, and what somebody took who has not come back: a few for each endpoint, so that none has all the
     * hands, and of each meeting the earlier fact first, as long as that is not stuck.
     */
    List<Taken> take(int most) {
        Instant now = clock.instant();
        if (!isAnythingDue(now)) {
            return List.of();
        }
        return jdbc.sql("""
                        with busy as (
                            select webhook_id, count(*) as hands from webhook_delivery
                            where state = 'sending' and lease_until >= :now group by webhook_id),
                        due as (
                            select one.delivery_id from webhook_endpoint e
                            left join busy on busy.webhook_id = e.webhook_id
                            cross join lateral (
                                select d.delivery_id from webhook_delivery d
                                where d.webhook_id = e.webhook_id and d.state in ('waiting', 'sending') and d.due_at <= :now
                                    and (d.state = 'waiting' or d.lease_until < :now)
                                    and not exists (
                                        select 1 from webhook_delivery before
                                        where before.webhook_id = d.webhook_id and before.meeting_id = d.meeting_id
                                            and before.sequence < d.sequence and before.state in ('waiting', 'sending')
                                            and before.asked_at > :patience)
                                order by d.due_at, d.delivery_id
                                limit greatest(0, :each - coalesce(busy.hands, 0)) for update skip locked) one
                            where e.enabled limit :most)
                        update webhook_delivery d set state = 'sending', attempts = attempts + 1, round = round + 1,
                            lease_until = :lease, last_attempt_at = :now
                        from due where d.delivery_id = due.delivery_id
                        returning d.*
                        """)
                .param("now", Times.parameter(now))
                .param("patience", Times.parameter(now.minus(settings.orderPatience())))
                .param("each", settings.atOnceEach())
                .param("most", most)
                .param("lease", Times.parameter(now.plus(settings.lease())))
                .query(Deliveries::taken)
                .list();
    }

    private boolean isAnythingDue(Instant now) {
        return jdbc.sql("""
                        select exists (select 1 from webhook_delivery where state in ('waiting', 'sending') and due_at <= ?)
                        """).param(Times.parameter(now)).query(Boolean.class).single();
    }

    /** What came of an attempt. */
    record Attempt(
            @Nullable Integer status,
            Duration took,
            @Nullable String problem) {}

    /** It was taken, or never will be. */
    void settle(Taken taken, Attempt attempt, String state) {
        finish(taken, attempt, state, null);
    }

    /** Another time. */
    void postpone(Taken taken, Attempt attempt, Instant again) {
        finish(taken, attempt, "waiting", again);
    }

    private void finish(Taken taken, Attempt attempt, String state, @Nullable Instant again) {
        Instant now = clock.instant();
        jdbc.sql("""
                        update webhook_delivery set state = :state, due_at = coalesce(:again, due_at), lease_until = null,
                            settled_at = :settled, response_status = :status, duration_ms = :took, problem = :problem
                        where delivery_id = :id and attempts = :attempt and state = 'sending'
                        """)
                .param("state", state)
                .param("again", again == null ? null : Times.parameter(again), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("settled", again == null ? Times.parameter(now) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("status", attempt.status(), java.sql.Types.INTEGER)
                .param("took", (int) Math.min(attempt.took().toMillis(), Integer.MAX_VALUE))
                .param("problem", attempt.problem(), java.sql.Types.VARCHAR)
                .param("id", taken.id().uuid())
                .param("attempt", taken.attempt())
                .update();
    }

    /** The log goes back so far and no further. */
    int purge() {
        return jdbc.sql("delete from webhook_delivery where settled_at < ?")
                .param(Times.parameter(clock.instant().minus(settings.keep())))
                .update();
    }

    private static Taken taken(ResultSet row, int number) throws SQLException {
        String meeting = row.getString("meeting_id");
        return new Taken(
                new DeliveryId(row.getString("delivery_id")),
                new WebhookId(row.getString("webhook_id")),
                row.getString("message_id"),
                row.getString("type"),
                meeting == null ? null : new MeetingId(meeting),
                row.getObject("sequence", Long.class),
                row.getLong("previous_sequence"),
                row.getBoolean("emails"),
                Times.read(row, "created_at"),
                row.getInt("attempts"),
                row.getInt("round"));
    }
}
