package io.videoconf.command.account.credentials;

import io.videoconf.api.account.queries.FindOutsideIdentity;
import io.videoconf.api.account.views.LinkedIdentity;
import io.videoconf.api.kernel.UserId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one place that knows whom an outside issuer means by a subject. */
public final class IdentityRegister {

    private final JdbcClient jdbc;

    IdentityRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Links a subject to an account; false when it is linked already, whomever it means. Free of races. */
    boolean claim(String issuer, String subject, UserId userId) {
        return jdbc.sql("""
                        insert into outside_identity (issuer, subject, user_id) values (:issuer, :subject, :user)
                        on conflict do nothing
                        """)
                        .param("issuer", issuer)
                        .param("subject", subject)
                        .param("user", userId.uuid())
                        .update()
                == 1;
    }

    /** Takes back what {@link #claim} has just given; nothing when it gave nothing. */
    void release(String issuer, String subject, UserId userId) {
        jdbc.sql("delete from outside_identity where issuer = :issuer and subject = :subject and user_id = :user")
                .param("issuer", issuer)
                .param("subject", subject)
                .param("user", userId.uuid())
                .update();
    }

    /** Whom a subject means; empty when nobody. */
    public Optional<LinkedIdentity> answer(FindOutsideIdentity query) {
        return jdbc.sql("select user_id from outside_identity where issuer = :issuer and subject = :subject")
                .param("issuer", query.issuer())
                .param("subject", query.subject())
                .query((row, _) -> new LinkedIdentity(
                        new UserId(row.getObject("user_id", UUID.class).toString())))
                .optional();
    }
}
