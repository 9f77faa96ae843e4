package io.videoconf.command.compliance.retention;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.videoconf.api.compliance.RetentionRule;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.DataDestroyed;
import io.videoconf.api.compliance.events.ErasureDeferred;
import io.videoconf.api.compliance.events.HoldPlaced;
import io.videoconf.api.compliance.events.HoldReleased;
import io.videoconf.api.compliance.events.PersonErased;
import io.videoconf.api.compliance.events.RetentionDeferred;
import io.videoconf.api.compliance.events.RetentionPolicyChanged;
import java.util.List;

/** A policy after some number of facts. Written as JSON with a {@code kind}, in snapshots. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RetentionPolicyState.Silent.class, name = "silent"),
    @JsonSubTypes.Type(value = RetentionPolicyState.Said.class, name = "said")
})
public sealed interface RetentionPolicyState {
    /** Where every fold begins. */
    static RetentionPolicyState initial() {
        return new Silent();
    }

    /** The state after one more fact. */
    static RetentionPolicyState evolve(RetentionPolicyState state, ComplianceEvent event) {
        return switch (event) {
            case RetentionPolicyChanged it -> new Said(it.rules());
            case ErasureDeferred _, PersonErased _, DataDestroyed _, HoldPlaced _, HoldReleased _ -> state;
            case RetentionDeferred _ -> state;
        };
    }

    /** Nobody has said anything. */
    record Silent() implements RetentionPolicyState {}

    /** Somebody has. */
    record Said(List<RetentionRule> rules) implements RetentionPolicyState {
        public Said {
            rules = List.copyOf(rules);
        }
    }
}
