package io.videoconf.command.compliance.hold;

import io.videoconf.api.compliance.commands.PlaceHold;
import io.videoconf.api.compliance.commands.ReleaseHold;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.HoldPlaced;
import io.videoconf.api.compliance.events.HoldReleased;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what is held, and when it is no longer. */
public final class Holding {
    private static final String ONLY_COMPLIANCE = "OnlyComplianceHoldsAndReleases";
    private static final int LONGEST_CASE = 100;
    private static final int LONGEST_REASON = 1_000;

    private Holding() {}

    /**
     * Places a hold.
     *
     * @param subject whether what is to be held is the actor's tenant's
     */
    public static Decision<ComplianceEvent> place(Asked<PlaceHold> asked, HoldState state, Subject subject) {
        PlaceHold command = asked.command();
        Actor actor = asked.actor();
        if (!watchesOver(actor)) {
            return Decision.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, ONLY_COMPLIANCE);
        }
        Map<String, Object> wrong = wrong(asked);
        if (!wrong.isEmpty()) {
            return Decision.refused(Refusal.of(RefusalCode.VALIDATION_FAILED, "AHoldSaysWhatItIsFor")
                    .with("fields", wrong));
        }
        return switch (subject) {
            case UNKNOWN -> Decision.refused(unknown(command), "OnlyWhatIsOnesOwnIsHeld");
            case GONE -> Decision.refused(RefusalCode.INVALID_STATE, "WhatIsErasedCannotBeHeld");
            case THERE ->
                switch (state) {
                    case HoldState.None _ -> Decision.accepted(placed(asked));
                    case HoldState.Placed _, HoldState.Released _ -> Decision.alreadySo();
                };
        };
    }

    /** Releases a hold. */
    public static Decision<ComplianceEvent> release(Asked<ReleaseHold> asked, HoldState state) {
        Actor actor = asked.actor();
        if (!watchesOver(actor)) {
            return Decision.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, ONLY_COMPLIANCE);
        }
        return switch (state) {
            case HoldState.None _ -> unknownHold();
            case HoldState.Placed placed
            when sees(actor, placed.tenantId()) ->
                Decision.accepted(new HoldReleased(asked.command().holdId(), actor.id(), asked.at()));
            case HoldState.Released released when sees(actor, released.tenantId()) -> Decision.alreadySo();
            case HoldState.Placed _, HoldState.Released _ -> unknownHold();
        };
    }

    /** Whether somebody may place, see and release holds at all. */
    public static boolean watchesOver(Actor actor) {
        return actor.kind() != ActorKind.GUEST
                && (actor.role() == TenantRole.COMPLIANCE || actor.role() == TenantRole.OPERATOR);
    }

    /** Whether a hold is one of those that they see. */
    public static boolean sees(Actor actor, TenantId tenant) {
        return actor.role() == TenantRole.OPERATOR || actor.tenant().equals(tenant);
    }

    private static Map<String, Object> wrong(Asked<PlaceHold> asked) {
        PlaceHold command = asked.command();
        if (isBad(command.caseId(), LONGEST_CASE)) {
            return Map.of("case_id", "must have 1 to " + LONGEST_CASE + " characters");
        }
        if (isBad(command.reason(), LONGEST_REASON)) {
            return Map.of("reason", "must have 1 to " + LONGEST_REASON + " characters");
        }
        if (command.reviewAt().isBefore(asked.at())) {
            return Map.of("review_at", "must not be in the past");
        }
        return Map.of();
    }

    private static boolean isBad(@Nullable String text, int longest) {
        return text == null || text.isBlank() || text.length() > longest;
    }

    private static HoldPlaced placed(Asked<PlaceHold> asked) {
        PlaceHold it = asked.command();
        return new HoldPlaced(
                it.holdId(),
                asked.actor().tenant(),
                it.kind(),
                it.subjectId(),
                it.caseId(),
                it.reason(),
                it.reviewAt(),
                asked.actor().id(),
                asked.at());
    }

    private static RefusalCode unknown(PlaceHold command) {
        return switch (command.kind()) {
            case PERSON -> RefusalCode.USER_NOT_FOUND;
            case MEETING -> RefusalCode.MEETING_NOT_FOUND;
            case TENANT -> RefusalCode.NOT_FOUND;
        };
    }

    private static Decision<ComplianceEvent> unknownHold() {
        return Decision.refused(RefusalCode.NOT_FOUND, "OnlyWhatIsHeldIsReleased");
    }

    /** What is known of what is to be held. */
    public enum Subject {
        /** It is not there, or somebody else's. */
        UNKNOWN,
        /** A person who has been erased. */
        GONE,
        THERE
    }
}
