package io.videoconf.command.compliance.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.compliance.Certificate;
import io.videoconf.api.compliance.commands.RequestErasure;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.ErasureDeferred;
import io.videoconf.api.compliance.events.PersonErased;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ErasingTest {
    private static final Instant NOON = Instant.parse("2030-01-15T12:00:00Z");
    private static final UserId ADA = UserId.fresh();
    private static final TenantId HERS = TenantId.fresh();
    private static final HoldId HOLD = HoldId.fresh();
    private static final KnownPerson CLOSED = new KnownPerson(HERS, false, Set.of());

    private final AtomicInteger destroyed = new AtomicInteger();

    @Test
    void whoseAccountIsClosedIsErasedOnce() {
        Decision<ComplianceEvent> decision = decide(Actor.SYSTEM, new ErasureState.None(), CLOSED);

        assertThat(events(decision)).hasOnlyElementsOfType(PersonErased.class);
        ErasureState after =
                ErasureState.evolve(new ErasureState.None(), events(decision).getFirst());
        assertThat(events(decide(Actor.SYSTEM, after, CLOSED))).isEmpty();
        assertThat(destroyed).hasValue(1);
    }

    @Test
    void whoIsHeldIsErasedOnceNothingHoldsThem() {
        List<ComplianceEvent> deferred = events(decide(Actor.SYSTEM, new ErasureState.None(), CLOSED, HOLD));

        assertThat(deferred).containsExactly(new ErasureDeferred(ErasureId.of(ADA), ADA, HERS, List.of(HOLD), NOON));
        ErasureState waiting = ErasureState.evolve(new ErasureState.None(), deferred.getFirst());
        assertThat(events(decide(Actor.SYSTEM, waiting, CLOSED, HOLD))).isEmpty();
        assertThat(destroyed).hasValue(0);
        assertThat(events(decide(Actor.SYSTEM, waiting, CLOSED))).hasOnlyElementsOfType(PersonErased.class);
    }

    @Test
    void nobodyIsErasedWhoseAccountIsOpen() {
        KnownPerson open = new KnownPerson(HERS, true, Set.of());

        assertThat(refusal(decide(by(HERS, TenantRole.ADMIN), new ErasureState.None(), open)))
                .isEqualTo(RefusalCode.INVALID_STATE);
    }

    @Test
    void tenantsEraseTheirOwnAndTheirGuests() {
        ErasureState none = new ErasureState.None();
        TenantId other = TenantId.fresh();
        KnownPerson guest = new KnownPerson(null, false, Set.of(HERS));

        assertThat(events(decide(by(HERS, TenantRole.ADMIN), none, CLOSED))).hasSize(1);
        assertThat(events(decide(by(HERS, TenantRole.COMPLIANCE), none, guest))).hasSize(1);
        assertThat(refusal(decide(by(HERS, TenantRole.MEMBER), none, CLOSED)))
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        assertThat(refusal(decide(by(other, TenantRole.ADMIN), none, CLOSED))).isEqualTo(RefusalCode.USER_NOT_FOUND);
        assertThat(refusal(decide(by(other, TenantRole.ADMIN), none, guest))).isEqualTo(RefusalCode.USER_NOT_FOUND);
        assertThat(refusal(decide(by(other, TenantRole.OPERATOR), none, new KnownPerson(null, false, Set.of()))))
                .isEqualTo(RefusalCode.USER_NOT_FOUND);
    }

    private Decision<ComplianceEvent> decide(Actor actor, ErasureState state, KnownPerson person, HoldId... holds) {
        Origin origin = new Origin(actor, "req_test", Door.REST, AddressClass.LOOPBACK, Origin.CURRENT_POLICY);
        return Erasing.decide(
                new Asked<>(new RequestErasure(ADA), origin, NOON), state, person, List.of(holds), this::erased);
    }

    private List<ComplianceEvent> erased() {
        destroyed.incrementAndGet();
        return List.of(new PersonErased(
                ErasureId.of(ADA), ADA, HERS, 7, 2, 3, new Certificate("statement", "signature", "key"), NOON));
    }

    private static Actor by(TenantId tenant, TenantRole role) {
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
