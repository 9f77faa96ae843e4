package io.videoconf.command.compliance.desk;

import io.videoconf.api.compliance.Certificate;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.ErasureDeferred;
import io.videoconf.api.compliance.events.HoldPlaced;
import io.videoconf.api.compliance.events.HoldReleased;
import io.videoconf.api.compliance.events.PersonErased;
import io.videoconf.api.compliance.events.PersonalDataErased;
import io.videoconf.api.compliance.events.RetentionDeferred;
import io.videoconf.api.compliance.events.RetentionEnforced;
import io.videoconf.api.compliance.events.RetentionPolicyChanged;
import io.videoconf.api.compliance.views.ErasureView;
import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erasures as their events have left them. */
@Component
public final class ErasureRows {
    private final JdbcClient jdbc;

    ErasureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void take(ComplianceEvent event) {
        switch (event) {
            case ErasureDeferred it ->
                jdbc.sql("insert into erasure (erasure_id, user_id, requested_at) values (?, ?, ?)")
                        .params(it.erasureId().uuid(), it.userId().uuid(), at(it))
                        .update();
            case PersonErased it -> take(it);
            case PersonalDataErased _, HoldPlaced _, HoldReleased _ -> {
                // Not what an erasure is, but what it does; and of other streams.
            }
            case RetentionPolicyChanged _, RetentionDeferred _, RetentionEnforced _ -> {
                // Of other streams.
            }
        }
    }

    private void take(PersonErased it) {
        jdbc.sql("""
                        insert into erasure
                            (erasure_id, user_id, requested_at, erased_at, number, statement, signature, public_key)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (erasure_id) do update set erased_at = excluded.erased_at, number = excluded.number,
                            statement = excluded.statement, signature = excluded.signature,
                            public_key = excluded.public_key
                        """)
                .params(
                        it.erasureId().uuid(),
                        it.userId().uuid(),
                        at(it),
                        at(it),
                        it.number(),
                        it.certificate().statement(),
                        it.certificate().signature(),
                        it.certificate().publicKey())
                .update();
    }

    /**
     * What the person's own requests came to is not repeated to anybody any more, and from where they came as a guest is not
     * known.
     */
    void forgetRequests(UserId user) {
        jdbc.sql("delete from idempotency_key where actor_id = ?")
                .param(user.value())
                .update();
        jdbc.sql("delete from guest_address where person = ?")
                .param(user.uuid())
                .update();
    }

    /** People whose erasure is kept back, the longest first. */
    public List<UserId> deferred() {
        return jdbc.sql("select user_id from erasure where erased_at is null order by requested_at")
                .query((row, _) -> new UserId(row.getObject(1, UUID.class).toString()))
                .list();
    }

    boolean isErased(UserId user) {
        return find(ErasureId.of(user))
                .filter(erasure -> erasure.erasedAt() != null)
                .isPresent();
    }

    Optional<ErasureView> find(ErasureId erasure) {
        return jdbc.sql("select * from erasure where erasure_id = ?")
                .param(erasure.uuid())
                .query(ErasureRows::view)
                .optional();
    }

    private static ErasureView view(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime erased = row.getObject("erased_at", OffsetDateTime.class);
        return new ErasureView(
                new ErasureId(row.getObject("erasure_id", UUID.class).toString()),
                new UserId(row.getObject("user_id", UUID.class).toString()),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                erased == null ? null : erased.toInstant(),
                erased == null ? null : row.getLong("number"),
                erased == null
                        ? null
                        : new Certificate(
                                row.getString("statement"), row.getString("signature"), row.getString("public_key")));
    }

    private static OffsetDateTime at(ComplianceEvent event) {
        return event.at().atOffset(ZoneOffset.UTC);
    }
}
