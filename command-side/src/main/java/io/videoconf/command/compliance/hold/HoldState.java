package io.videoconf.command.compliance.hold;

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
import io.videoconf.api.kernel.TenantId;

/** A hold after some number of facts. Written as JSON with a {@code kind}, in snapshots. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HoldState.None.class, name = "none"),
    @JsonSubTypes.Type(value = HoldState.Placed.class, name = "placed"),
    @JsonSubTypes.Type(value = HoldState.Released.class, name = "released")
})
public sealed interface HoldState {
    /** Where every fold begins. */
    static HoldState initial() {
        return new None();
    }

    /** The state after one more fact. */
    static HoldState evolve(HoldState state, ComplianceEvent event) {
        return switch (event) {
            case HoldPlaced it -> new Placed(it.tenantId());
            case HoldReleased _ ->
                switch (state) {
                    case Placed placed -> new Released(placed.tenantId());
                    case None _, Released _ -> state;
                };
            case ErasureDeferred _, PersonErased _, PersonalDataErased _ -> state;
            case RetentionPolicyChanged _, RetentionDeferred _, RetentionEnforced _ -> state;
        };
    }

    /** Never placed. */
    record None() implements HoldState {}

    /** It holds. */
    record Placed(TenantId tenantId) implements HoldState {}

    /** It is over. */
    record Released(TenantId tenantId) implements HoldState {}
}
