package io.videoconf.command.platform;

import io.videoconf.api.json.ApiJson;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Carries a command out once for each idempotency key. The key is claimed before the command and gets its outcome after
 * it, both in the command's own transaction: a second command with the key waits at the claim until the first has
 * committed, and then finds the outcome. Refusals are outcomes too.
 */
final class Idempotency implements MessageHandlerInterceptor<CommandMessage<?>> {
    private final JdbcClient jdbc;

    Idempotency(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        Object key = work.getMessage().getMetaData().get(MetadataKeys.IDEMPOTENCY_KEY);
        if (key == null) {
            return chain.proceed();
        }
        Claim claim = new Claim(
                text(work, MetadataKeys.ACTOR_ID), key.toString(), text(work, MetadataKeys.IDEMPOTENCY_FINGERPRINT));
        if (!claimed(claim, Instant.parse(text(work, CommandStamp.DECIDED_AT)))) {
            return earlierOutcome(claim);
        }
        try {
            Object result = chain.proceed();
            if (result instanceof Receipt receipt) {
                keep(claim, Map.of("receipt", receipt));
            } else {
                // What is not a receipt holds secrets or links, which are made anew and never kept.
                release(claim);
            }
            return result;
        } catch (RefusedException e) {
            keep(claim, Map.of("refusal", e.refusal()));
            throw e;
        }
    }

    private boolean claimed(Claim claim, Instant now) {
        return jdbc.sql("insert into idempotency_key (actor_id, key, fingerprint, created_at) values (?, ?, ?, ?)"
                                + " on conflict do nothing")
                        .params(claim.actor(), claim.key(), claim.fingerprint(), Timestamp.from(now))
                        .update()
                == 1;
    }

    private void keep(Claim claim, Map<String, Object> outcome) {
        jdbc.sql("update idempotency_key set outcome = ? where actor_id = ? and key = ?")
                .params(ApiJson.mapper().writeValueAsString(outcome), claim.actor(), claim.key())
                .update();
    }

    private void release(Claim claim) {
        jdbc.sql("delete from idempotency_key where actor_id = ? and key = ?")
                .params(claim.actor(), claim.key())
                .update();
    }

    private Receipt earlierOutcome(Claim claim) {
        Earlier earlier = jdbc.sql("select fingerprint, outcome from idempotency_key where actor_id = ? and key = ?")
                .params(claim.actor(), claim.key())
                .query((row, number) -> new Earlier(row.getString(1), row.getString(2)))
                .single();
        if (!earlier.fingerprint().equals(claim.fingerprint())) {
            throw new RefusedException(Refusal.of(RefusalCode.IDEMPOTENCY_CONFLICT, "AKeyIsForOneRequest"));
        }
        JsonNode outcome = ApiJson.mapper().readTree(earlier.outcome());
        if (outcome.has("refusal")) {
            throw new RefusedException(ApiJson.mapper().treeToValue(outcome.get("refusal"), Refusal.class));
        }
        return ApiJson.mapper()
                .treeToValue(outcome.get("receipt"), Receipt.class)
                .again();
    }

    private static String text(UnitOfWork<? extends CommandMessage<?>> work, String key) {
        Object value = work.getMessage().getMetaData().get(key);
        if (value == null) {
            throw new IllegalStateException("a command with an idempotency key lacks " + key);
        }
        return value.toString();
    }

    private record Claim(String actor, String key, String fingerprint) {}

    private record Earlier(String fingerprint, String outcome) {}
}
