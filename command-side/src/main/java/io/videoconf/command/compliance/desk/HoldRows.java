package io.videoconf.command.compliance.desk;

import io.videoconf.api.compliance.HoldKind;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.DataDestroyed;
import io.videoconf.api.compliance.events.ErasureDeferred;
import io.videoconf.api.compliance.events.HoldPlaced;
import io.videoconf.api.compliance.events.HoldReleased;
import io.videoconf.api.compliance.events.PersonErased;
import io.videoconf.api.compliance.events.RetentionDeferred;
import io.videoconf.api.compliance.events.RetentionPolicyChanged;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.compliance.erasure.KnownPerson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds as their events have left them. */
@Component
final class HoldRows {
    private final JdbcClient jdbc;

    HoldRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A hold that is not released. */
    record Active(HoldId id, HoldKind kind, String subjectId) {}

    /** All that hold at present, the oldest first. */
    List<Active> active() {
        return jdbc.sql(
                        "select hold_id, kind, subject_id from hold where released_at is null order by placed_at, hold_id")
                .query((row, _) -> new Active(
                        new HoldId(row.getObject("hold_id", UUID.class).toString()),
                        HoldKind.valueOf(row.getString("kind")),
                        row.getObject("subject_id", UUID.class).toString()))
                .list();
    }

    /** A hold without its words, which are in its event. */
    record Row(HoldId id, TenantId tenant, @Nullable Instant releasedAt, long version) {}

    void take(ComplianceEvent event, long version) {
        switch (event) {
            case HoldPlaced it ->
                jdbc.sql("""
                                insert into hold (hold_id, tenant_id, kind, subject_id, placed_at, version)
                                values (?, ?, ?, ?, ?, ?)
                                """)
                        .params(
                                it.holdId().uuid(),
                                it.tenantId().uuid(),
                                it.kind().name(),
                                UUID.fromString(it.subjectId()),
                                it.at().atOffset(ZoneOffset.UTC),
                                version)
                        .update();
            case HoldReleased it ->
                jdbc.sql("update hold set released_at = ?, version = ? where hold_id = ?")
                        .params(
                                it.at().atOffset(ZoneOffset.UTC),
                                version,
                                it.holdId().uuid())
                        .update();
            case RetentionPolicyChanged _, RetentionDeferred _, ErasureDeferred _, PersonErased _, DataDestroyed _ -> {
                // Of other streams.
            }
        }
    }

    /** The holds that keep a person, in all the ways there are. */
    List<HoldId> on(UserId user, KnownPerson person, List<String> streams) {
        List<UUID> tenants = new ArrayList<>();
        person.hosts().forEach(host -> tenants.add(host.uuid()));
        if (person.tenant() != null) {
            tenants.add(person.tenant().uuid());
        }
        return jdbc.sql("""
                        select hold_id from hold where released_at is null and (
                            (kind = 'PERSON' and subject_id = :user)
                            or (kind = 'TENANT' and subject_id = any(:tenants))
                            or (kind = 'MEETING' and subject_id::text = any(:streams)))
                        order by placed_at, hold_id
                        """)
                .param("user", user.uuid())
                .param("tenants", tenants.toArray(UUID[]::new))
                .param("streams", streams.toArray(String[]::new))
                .query((row, _) -> new HoldId(row.getObject(1, UUID.class).toString()))
                .list();
    }

    boolean anyOnTenants() {
        return jdbc.sql("select exists (select 1 from hold where kind = ? and released_at is null)")
                .param(HoldKind.TENANT.name())
                .query(Boolean.class)
                .single();
    }

    Optional<Row> find(HoldId hold) {
        return jdbc.sql("select * from hold where hold_id = ?")
                .param(hold.uuid())
                .query(HoldRows::row)
                .optional();
    }

    /**
     * The holds of a tenant, or of all, the oldest first.
     *
     * @param after id of the hold before the first that is wanted; null to begin
     */
    List<Row> list(@Nullable TenantId tenant, @Nullable String after, int offset, int most) {
        return jdbc.sql("""
                        select * from hold where (:tenant::uuid is null or tenant_id = :tenant::uuid)
                            and (:after::uuid is null or (placed_at, hold_id) >
                                (select placed_at, hold_id from hold where hold_id = :after::uuid))
                        order by placed_at, hold_id offset :offset limit :most
                        """)
                .param("tenant", tenant == null ? null : tenant.value())
                .param("after", after)
                .param("offset", offset)
                .param("most", most)
                .query(HoldRows::row)
                .list();
    }

    long count(@Nullable TenantId tenant) {
        return jdbc.sql("select count(*) from hold where (:tenant::uuid is null or tenant_id = :tenant::uuid)")
                .param("tenant", tenant == null ? null : tenant.value())
                .query(Long.class)
                .single();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime released = row.getObject("released_at", OffsetDateTime.class);
        return new Row(
                new HoldId(row.getObject("hold_id", UUID.class).toString()),
                new TenantId(row.getObject("tenant_id", UUID.class).toString()),
                released == null ? null : released.toInstant(),
                row.getLong("version"));
    }
}
