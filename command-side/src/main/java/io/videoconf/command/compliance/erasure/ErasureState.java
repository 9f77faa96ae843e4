package io.videoconf.command.compliance.erasure;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.ErasureDeferred;
import io.videoconf.api.compliance.events.HoldPlaced;
import io.videoconf.api.compliance.events.HoldReleased;
import io.videoconf.api.compliance.events.PersonErased;
import io.videoconf.api.compliance.events.PersonalDataErased;
import io.videoconf.api.compliance.events.RetentionDeferred;
import io.videoconf.api.compliance.events.RetentionEnforced;
import io.videoconf.api.compliance.events.RetentionPolicyChanged;

/** An erasure after some number of facts. Written as JSON with a {@code kind}, in snapshots. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ErasureState.None.class, name = "none"),
    @JsonSubTypes.Type(value = ErasureState.Deferred.class, name = "deferred"),
    @JsonSubTypes.Type(value = ErasureState.Done.class, name = "done")
})
public sealed interface ErasureState {
    /** Where every fold begins. */
    static ErasureState initial() {
        return new None();
    }

    /** The state after one more fact. */
    static ErasureState evolve(ErasureState state, ComplianceEvent event) {
        return switch (event) {
            case ErasureDeferred _ -> new Deferred();
            case PersonErased _ -> new Done();
            case PersonalDataErased _, HoldPlaced _, HoldReleased _ -> state;
            case RetentionPolicyChanged _, RetentionDeferred _, RetentionEnforced _ -> state;
        };
    }

    /** Never asked for. */
    record None() implements ErasureState {}

    /** Asked for, and kept back. */
    record Deferred() implements ErasureState {}

    /** Carried out. */
    record Done() implements ErasureState {}
}
