package io.videoconf.command.compliance.erasure;

import io.videoconf.api.compliance.commands.RequestErasure;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.ErasureDeferred;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether a person is erased now, later, or not at all. */
public final class Erasing {
    private Erasing() {}

    /** Destroys the person's keys, and says in facts what that came to. Called once, and only when it is decided. */
    @FunctionalInterface
    public interface Destruction {
        List<ComplianceEvent> carryOut();
    }

    /**
     * The decision.
     *
     * @param holds that keep the person at present
     */
    public static Decision<ComplianceEvent> decide(
            Asked<RequestErasure> asked,
            ErasureState state,
            KnownPerson person,
            List<HoldId> holds,
            Destruction destruction) {
        Decision<ComplianceEvent> refusal = refusal(asked.actor(), person);
        if (refusal != null) {
            return refusal;
        }
        return switch (state) {
            case ErasureState.Done _ -> Decision.alreadySo();
            case ErasureState.Deferred _ when !holds.isEmpty() -> Decision.alreadySo();
            case ErasureState.None _ when !holds.isEmpty() -> Decision.accepted(deferred(asked, person, holds));
            case ErasureState.None _, ErasureState.Deferred _ -> Decision.accepted(destruction.carryOut());
        };
    }

    private static @Nullable Decision<ComplianceEvent> refusal(Actor actor, KnownPerson person) {
        boolean operator = actor.kind() != ActorKind.GUEST && actor.role() == TenantRole.OPERATOR;
        if (!actor.isSystem() && !operator) {
            if (actor.kind() == ActorKind.GUEST
                    || (actor.role() != TenantRole.ADMIN && actor.role() != TenantRole.COMPLIANCE)) {
                return Decision.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyWhoAnswersForATenantErases");
            }
            if (!person.isOf(actor.tenant())) {
                return Decision.refused(RefusalCode.USER_NOT_FOUND, "TenantsEraseTheirOwn");
            }
        }
        if (person.tenant() == null && person.hosts().isEmpty() && !actor.isSystem()) {
            return Decision.refused(RefusalCode.USER_NOT_FOUND, "OnlyWhoIsKnownIsErased");
        }
        return person.open() ? Decision.refused(RefusalCode.INVALID_STATE, "OnlyClosedAccountsAreErased") : null;
    }

    private static ErasureDeferred deferred(Asked<RequestErasure> asked, KnownPerson person, List<HoldId> holds) {
        TenantId tenant = person.tenant() == null ? asked.actor().tenant() : person.tenant();
        return new ErasureDeferred(
                ErasureId.of(asked.command().userId()), asked.command().userId(), tenant, holds, asked.at());
    }
}
