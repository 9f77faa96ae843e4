package io.videoconf.command.platform;

import io.videoconf.api.json.ApiJson;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.messaging.SecondLook;
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
 * Carries a command out once for each idempotency key. What it came to, a receipt or a refusal, is stored under its key
 * together with everything else that it stores: where the key is known already, nothing of it is stored, and the answer
 * is the outcome of earlier. So a new command asks nothing, and a repeated one, which is rare, is decided in vain.
 */
final class Idempotency implements MessageHandlerInterceptor<CommandMessage<?>>, SecondLook {
    private final JdbcClient jdbc;

    Idempotency(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        CommandMessage<?> command = work.getMessage();
        Claim claim = claim(command);
        if (claim == null) {
            return chain.proceed();
        }
        try {
            Object result = chain.proceed();
            // What is not a receipt holds secrets or links, which are made anew and never kept.
            if (result instanceof Receipt receipt) {
                keep(claim, command, Map.of("receipt", receipt));
            }
            return result;
        } catch (RefusedException e) {
            keep(claim, command, Map.of("refusal", e.refusal()));
            throw e;
        }
    }

    private static void keep(Claim claim, CommandMessage<?> command, Map<String, Object> outcome) {
        Writes writes = Writes.current();
        if (writes == null) {
            throw new IllegalStateException("a command gathers what it stores");
        }
        writes.keep(new Writes.Key(
                claim.actor(),
                claim.key(),
                claim.fingerprint(),
                ApiJson.mapper().writeValueAsString(outcome),
                Instant.parse(text(command, CommandStamp.DECIDED_AT))));
    }

    /** Whatever a command with a known key failed of, its answer is the one of earlier. */
    @Override
    public @Nullable Object outcomeOf(CommandMessage<?> command) {
        Claim claim = claim(command);
        return claim == null ? null : earlierOutcome(claim);
    }

    private @Nullable Receipt earlierOutcome(Claim claim) {
        Earlier earlier = jdbc.sql("select fingerprint, outcome from idempotency_key where actor_id = ? and key = ?")
                .params(claim.actor(), claim.key())
                .query((row, number) -> new Earlier(row.getString(1), row.getString(2)))
                .optional()
                .orElse(null);
        if (earlier == null) {
            return null;
        }
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

    private static @Nullable Claim claim(CommandMessage<?> command) {
        Object key = command.getMetaData().get(MetadataKeys.IDEMPOTENCY_KEY);
        return key == null
                ? null
                : new Claim(
                        text(command, MetadataKeys.ACTOR_ID),
                        key.toString(),
                        text(command, MetadataKeys.IDEMPOTENCY_FINGERPRINT));
    }

    private static String text(CommandMessage<?> command, String key) {
        Object value = command.getMetaData().get(key);
        if (value == null) {
            throw new IllegalStateException("a command with an idempotency key lacks " + key);
        }
        return value.toString();
    }

    private record Claim(String actor, String key, String fingerprint) {}

    private record Earlier(String fingerprint, String outcome) {}
}
