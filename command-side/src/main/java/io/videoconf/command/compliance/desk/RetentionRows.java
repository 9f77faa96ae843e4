package io.videoconf.command.compliance.desk;

import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.compliance.RetentionRule;
import io.videoconf.api.compliance.RetentionScope;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.ErasureDeferred;
import io.videoconf.api.compliance.events.HoldPlaced;
import io.videoconf.api.compliance.events.HoldReleased;
import io.videoconf.api.compliance.events.PersonErased;
import io.videoconf.api.compliance.events.PersonalDataErased;
import io.videoconf.api.compliance.events.RetentionDeferred;
import io.videoconf.api.compliance.events.RetentionEnforced;
import io.videoconf.api.compliance.events.RetentionPolicyChanged;
import io.videoconf.api.json.ApiJson;
import io.videoconf.api.kernel.Id;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RetentionPolicyId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.compliance.retention.Policy;
import io.videoconf.command.compliance.retention.Retained;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was said about keeping, and what is kept, as their events have left them. */
@Component
final class RetentionRows {
    private final JdbcClient jdbc;

    RetentionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Something whose end was told of. */
    record Told(RetentionClass kind, String streamId) {}

    /** Takes in a fact. */
    void take(ComplianceEvent event, long version) {
        switch (event) {
            case RetentionPolicyChanged it -> take(it, version);
            case RetentionDeferred it -> mark("deferred_at", it.kind(), it.streamId(), it.at());
            case RetentionEnforced it -> mark("ended_at", it.kind(), it.streamId(), it.at());
            case ErasureDeferred _, PersonErased _, PersonalDataErased _, HoldPlaced _, HoldReleased _ -> {
                // Of other streams.
            }
        }
    }

    /** The stream that a fact of an end is in; of any other fact the one that is known. */
    static @Nullable String streamOf(ComplianceEvent event, @Nullable String known) {
        return switch (event) {
            case RetentionDeferred it -> it.retentionId().value();
            case RetentionEnforced it -> it.retentionId().value();
            case ErasureDeferred _, PersonErased _, PersonalDataErased _, HoldPlaced _, HoldReleased _ -> known;
            case RetentionPolicyChanged _ -> known;
        };
    }

    private void take(RetentionPolicyChanged it, long version) {
        jdbc.sql("""
                        insert into retention_policy (policy_id, tenant_id, scope, subject_id, rules, version)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (policy_id) do update set rules = excluded.rules, version = excluded.version
                        """)
                .params(
                        it.policyId().uuid(),
                        it.tenantId().uuid(),
                        it.scope().name(),
                        UUID.fromString(it.subjectId()),
                        ApiJson.mapper().writeValueAsString(it.rules()),
                        version)
                .update();
    }

    private void mark(String column, RetentionClass kind, String stream, Instant at) {
        jdbc.sql("update retained set " + column + " = ? where kind = ? and stream = ?")
                .params(at.atOffset(ZoneOffset.UTC), kind.name(), UUID.fromString(stream))
                .update();
    }

    /** There is something that is kept for a time. What is known is not changed. */
    void add(Retained it) {
        jdbc.sql("""
                        insert into retained (kind, stream, tenant_id, owner_id, meeting_id, since)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        it.kind().name(),
                        UUID.fromString(it.streamId()),
                        it.tenant().uuid(),
                        it.owner().uuid(),
                        it.meeting().uuid(),
                        it.since().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** It is gone by itself, and no rule has to end it. */
    void gone(RetentionClass kind, String stream) {
        jdbc.sql("delete from retained where kind = ? and stream = ? and ended_at is null")
                .params(kind.name(), UUID.fromString(stream))
                .update();
    }

    Optional<Retained> find(RetentionClass kind, String stream) {
        return jdbc.sql("select * from retained where kind = ? and stream = ?")
                .params(kind.name(), UUID.fromString(stream))
                .query(RetentionRows::retained)
                .optional();
    }

    /** Something that is kept, and whether a rule has ended it. */
    record Standing(Retained it, boolean ended) {}

    /** Meetings of a tenant that are over, by the end that is in their chat's row, the last first. */
    List<Retained> ended(TenantId tenant, @Nullable Instant from, @Nullable Instant to, int most) {
        return jdbc.sql("""
                        select * from retained where kind = 'CHAT' and tenant_id = :tenant
                            and (:from::timestamptz is null or since >= :from::timestamptz)
                            and (:to::timestamptz is null or since < :to::timestamptz)
                        order by since desc, stream limit :most
                        """)
                .param("tenant", tenant.uuid())
                .param("from", from == null ? null : from.toString())
                .param("to", to == null ? null : to.toString())
                .param("most", most)
                .query(RetentionRows::retained)
                .list();
    }

    /** All that is kept of a meeting, its recordings included. */
    List<Standing> ofMeeting(MeetingId meeting) {
        return jdbc.sql("select * from retained where meeting_id = ? order by kind, stream")
                .param(meeting.uuid())
                .query((row, number) -> new Standing(retained(row, number), row.getTimestamp("ended_at") != null))
                .list();
    }

    /** Whether a rule has ended it. */
    boolean isEnded(RetentionClass kind, String stream) {
        return jdbc.sql("select exists (select 1 from retained where kind = ? and stream = ? and ended_at is not null)")
                .params(kind.name(), UUID.fromString(stream))
                .query(Boolean.class)
                .single();
    }

    /** What is kept because of holds only, the longest first. */
    List<Retained> deferred() {
        return jdbc.sql(
                        "select * from retained where ended_at is null and deferred_at is not null order by deferred_at")
                .query(RetentionRows::retained)
                .list();
    }

    /** All that is there and that this has a word in. */
    void affected(RetentionPolicyChanged policy, Consumer<Retained> each) {
        String column =
                switch (policy.scope()) {
                    case TENANT -> "tenant_id";
                    case ACCOUNT -> "owner_id";
                    case MEETING -> "meeting_id";
                };
        try (Stream<Retained> all = jdbc
                .sql("select * from retained where ended_at is null and " + column + " = ?")
                .param(UUID.fromString(policy.subjectId()))
                .query(RetentionRows::retained)
                .stream()) {
            all.forEach(each);
        }
    }

    /** What is said at present by those who have a word in it. */
    List<Policy> policies(Retained it) {
        return jdbc.sql("select * from retention_policy where policy_id = any(?)")
                .param(Stream.of(
                                RetentionPolicyId.of(
                                        RetentionScope.TENANT, it.tenant().value()),
                                RetentionPolicyId.of(
                                        RetentionScope.ACCOUNT, it.owner().value()),
                                RetentionPolicyId.of(
                                        RetentionScope.MEETING, it.meeting().value()))
                        .map(Id::uuid)
                        .toArray(UUID[]::new))
                .query((row, _) -> new Policy(
                        RetentionScope.valueOf(row.getString("scope")),
                        new RetentionPolicyId(
                                row.getObject("policy_id", UUID.class).toString()),
                        List.of(ApiJson.mapper().readValue(row.getString("rules"), RetentionRule[].class)),
                        row.getLong("version")))
                .list();
    }

    /**
     * What rules have ended for a tenant, or would have, the newest first.
     *
     * @param after the last that was shown; null to begin
     */
    List<Told> told(TenantId tenant, @Nullable Told after, int offset, int most) {
        return jdbc.sql("""
                        select kind, stream from retained
                        where tenant_id = :tenant and coalesce(ended_at, deferred_at) is not null
                            and (:kind::text is null or (coalesce(ended_at, deferred_at), stream, kind) <
                                (select coalesce(ended_at, deferred_at), stream, kind from retained
                                 where kind = :kind::text and stream = :stream::uuid))
                        order by coalesce(ended_at, deferred_at) desc, stream desc, kind desc offset :offset limit :most
                        """)
                .param("tenant", tenant.uuid())
                .param("kind", after == null ? null : after.kind().name())
                .param("stream", after == null ? null : after.streamId())
                .param("offset", offset)
                .param("most", most)
                .query((row, _) -> new Told(
                        RetentionClass.valueOf(row.getString("kind")),
                        row.getObject("stream", UUID.class).toString()))
                .list();
    }

    long toldOf(TenantId tenant) {
        return jdbc.sql(
                        "select count(*) from retained where tenant_id = ? and coalesce(ended_at, deferred_at) is not null")
                .param(tenant.uuid())
                .query(Long.class)
                .single();
    }

    private static Retained retained(ResultSet row, int number) throws SQLException {
        return new Retained(
                RetentionClass.valueOf(row.getString("kind")),
                row.getObject("stream", UUID.class).toString(),
                new TenantId(row.getObject("tenant_id", UUID.class).toString()),
                new UserId(row.getObject("owner_id", UUID.class).toString()),
                new MeetingId(row.getObject("meeting_id", UUID.class).toString()),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
