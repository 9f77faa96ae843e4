package io.videoconf.command.compliance.retention;

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

/** The end of some data after some number of facts. Written as JSON with a {@code kind}, in snapshots. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RetentionState.Kept.class, name = "kept"),
    @JsonSubTypes.Type(value = RetentionState.Deferred.class, name = "deferred"),
    @JsonSubTypes.Type(value = RetentionState.Ended.class, name = "ended")
})
public sealed interface RetentionState {
    /** Where every fold begins. */
    static RetentionState initial() {
        return new Kept();
    }

    /** The state after one more fact. */
    static RetentionState evolve(RetentionState state, ComplianceEvent event) {
        return switch (event) {
            case RetentionDeferred _ -> new Deferred();
            case RetentionEnforced _ -> new Ended();
            case ErasureDeferred _, PersonErased _, PersonalDataErased _, HoldPlaced _, HoldReleased _ -> state;
            case RetentionPolicyChanged _ -> state;
        };
    }

    /** It is there. */
    record Kept() implements RetentionState {}

    /** It is there because of a hold. */
    record Deferred() implements RetentionState {}

    /** It is not there any more. */
    record Ended() implements RetentionState {}
}
