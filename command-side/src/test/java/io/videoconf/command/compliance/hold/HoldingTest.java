package io.videoconf.command.compliance.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.compliance.HoldKind;
import io.videoconf.api.compliance.commands.PlaceHold;
import io.videoconf.api.compliance.commands.ReleaseHold;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.HoldPlaced;
import io.videoconf.api.compliance.events.HoldReleased;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.compliance.hold.Holding.Subject;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldingTest {
    private static final Instant NOON = Instant.parse("2030-01-15T12:00:00Z");
    private static final TenantId TENANT = TenantId.fresh();
    private static final HoldId HOLD = HoldId.fresh();
    private static final Actor OFFICER = of(TENANT, TenantRole.COMPLIANCE);
    private static final HoldState NONE = new HoldState.None();

    @Test
    void complianceHoldsAndReleases() {
        List<ComplianceEvent> placed = events(Holding.place(asked(OFFICER, hold()), NONE, Subject.THERE));

        assertThat(placed)
                .containsExactly(new HoldPlaced(
                        HOLD,
                        TENANT,
                        HoldKind.PERSON,
                        hold().subjectId(),
                        "2026-17",
                        "Pending litigation",
                        NOON.plus(Duration.ofDays(90)),
                        OFFICER.id(),
                        NOON));
        HoldState holding = HoldState.evolve(NONE, placed.getFirst());
        assertThat(events(Holding.release(asked(OFFICER, new ReleaseHold(HOLD)), holding)))
                .containsExactly(new HoldReleased(HOLD, OFFICER.id(), NOON));
        HoldState over = HoldState.evolve(holding, new HoldReleased(HOLD, OFFICER.id(), NOON));
        assertThat(events(Holding.release(asked(OFFICER, new ReleaseHold(HOLD)), over)))
                .isEmpty();
    }

    @Test
    void nobodyElseDoes() {
        for (TenantRole role : List.of(TenantRole.MEMBER, TenantRole.ADMIN)) {
            assertThat(refusal(Holding.place(asked(of(TENANT, role), hold()), NONE, Subject.THERE)))
                    .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        }
        Actor other = of(TenantId.fresh(), TenantRole.COMPLIANCE);
        assertThat(refusal(Holding.release(asked(other, new ReleaseHold(HOLD)), new HoldState.Placed(TENANT))))
                .isEqualTo(RefusalCode.NOT_FOUND);
    }

    @Test
    void whatIsNotThereOrIsErasedCannotBeHeld() {
        assertThat(refusal(Holding.place(asked(OFFICER, hold()), NONE, Subject.UNKNOWN)))
                .isEqualTo(RefusalCode.USER_NOT_FOUND);
        assertThat(refusal(Holding.place(asked(OFFICER, hold()), NONE, Subject.GONE)))
                .isEqualTo(RefusalCode.INVALID_STATE);
    }

    @Test
    void aHoldSaysWhatItIsForAndWhenItIsReviewed() {
        PlaceHold it = hold();
        for (PlaceHold wrong : List.of(
                new PlaceHold(HOLD, it.kind(), it.subjectId(), " ", it.reason(), it.reviewAt()),
                new PlaceHold(HOLD, it.kind(), it.subjectId(), it.caseId(), "x".repeat(1001), it.reviewAt()),
                new PlaceHold(HOLD, it.kind(), it.subjectId(), it.caseId(), it.reason(), NOON.minusSeconds(1)))) {
            assertThat(refusal(Holding.place(asked(OFFICER, wrong), NONE, Subject.THERE)))
                    .isEqualTo(RefusalCode.VALIDATION_FAILED);
        }
    }

    private static PlaceHold hold() {
        return new PlaceHold(
                HOLD,
                HoldKind.PERSON,
                "0190163d-8694-739b-aea5-966c26f8ad90",
                "2026-17",
                "Pending litigation",
                NOON.plus(Duration.ofDays(90)));
    }

    private static <C> Asked<C> asked(Actor actor, C command) {
        return new Asked<>(
                command, new Origin(actor, "req_test", Door.REST, AddressClass.LOOPBACK, Origin.CURRENT_POLICY), NOON);
    }

    private static Actor of(TenantId tenant, TenantRole role) {
        return new Actor(ActorKind.USER, UserId.fresh(), tenant, role, null);
    }

    private static List<ComplianceEvent> events(Decision<ComplianceEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<ComplianceEvent>(var events) -> events;
            case Decision.Refused<ComplianceEvent>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static RefusalCode refusal(Decision<ComplianceEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<ComplianceEvent>(var events) -> throw new AssertionError(events);
            case Decision.Refused<ComplianceEvent>(var refusal) -> refusal.code();
        };
    }
}
