package io.videoconf.command.platform;

import io.videoconf.api.edge.queries.FindRepeat;
import io.videoconf.api.edge.views.Repeat;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells whether the command of an idempotency key was carried out: a repeat of it has no effect any more. */
class KnownKeys {
    private final JdbcClient jdbc;

    KnownKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Repeat on(FindRepeat query) {
        boolean known = jdbc.sql("select exists (select 1 from idempotency_key where actor_id = ? and key = ?)")
                .params(query.actor().value(), query.key())
                .query(Boolean.class)
                .single();
        return new Repeat(known);
    }
}
