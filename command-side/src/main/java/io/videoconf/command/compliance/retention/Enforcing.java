package io.videoconf.command.compliance.retention;

import io.videoconf.api.compliance.AppliedRule;
import io.videoconf.api.compliance.commands.EnforceRetention;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.RetentionDeferred;
import io.videoconf.api.compliance.events.RetentionEnforced;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.RetentionId;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides whether something has been kept long enough, by the rules of the moment at which it is asked. */
public final class Enforcing {
    private Enforcing() {}

    /**
     * What was destroyed.
     *
     * @param keys ids of keys
     * @param facts how many facts have lost something
     * @param sha256 of their ids; null when there are none
     */
    public record Destroyed(
            List<String> keys, long facts, @Nullable String sha256) {
        /** Nothing of a meeting's: a recording is disposed of by itself. */
        public static final Destroyed NOTHING = new Destroyed(List.of(), 0, null);

        public Destroyed {
            keys = List.copyOf(keys);
        }
    }

    /**
     * The decision.
     *
     * @param it what it is asked about; null when its time does not count yet
     * @param rule which applies to it
     * @param holds that are on it at present
     * @param destruction destroys what can be read of it; called once, and only when it is decided
     */
    public static Decision<ComplianceEvent> decide(
            Asked<EnforceRetention> asked,
            RetentionState state,
            @Nullable Retained it,
            AppliedRule rule,
            List<HoldId> holds,
            Supplier<Destroyed> destruction) {
        if (!asked.actor().isSystem()) {
            return Decision.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyTheRulesEndWhatIsKept");
        }
        Instant due = it == null ? null : it.dueAt(rule);
        if (it == null || due == null || asked.at().isBefore(due)) {
            return Decision.alreadySo();
        }
        return switch (state) {
            case RetentionState.Ended _ -> Decision.alreadySo();
            case RetentionState.Deferred _ when !holds.isEmpty() -> Decision.alreadySo();
            case RetentionState.Kept _
            when !holds.isEmpty() -> Decision.accepted(deferred(it, rule, due, holds, asked.at()));
            case RetentionState.Kept _, RetentionState.Deferred _ ->
                Decision.accepted(enforced(it, rule, due, destruction.get(), asked.at()));
        };
    }

    private static RetentionDeferred deferred(
            Retained it, AppliedRule rule, Instant due, List<HoldId> holds, Instant at) {
        return new RetentionDeferred(
                RetentionId.of(it.kind(), it.streamId()),
                it.kind(),
                it.kind().of(),
                it.streamId(),
                it.tenant(),
                rule,
                due,
                holds,
                at);
    }

    private static RetentionEnforced enforced(
            Retained it, AppliedRule rule, Instant due, Destroyed destroyed, Instant at) {
        return new RetentionEnforced(
                RetentionId.of(it.kind(), it.streamId()),
                it.kind(),
                it.kind().of(),
                it.streamId(),
                it.tenant(),
                rule,
                due,
                destroyed.keys(),
                destroyed.facts(),
                destroyed.sha256(),
                at);
    }
}
