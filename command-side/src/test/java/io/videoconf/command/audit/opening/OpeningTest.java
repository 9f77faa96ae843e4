package io.videoconf.command.audit.opening;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.audit.AuditEvent;
import io.videoconf.api.audit.AuditFilter;
import io.videoconf.api.audit.AuditRead;
import io.videoconf.api.audit.commands.OpenAudit;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OpeningTest {
    private static final Instant NOON = Instant.parse("2030-01-15T12:00:00Z");
    private static final TenantId TENANT = TenantId.fresh();
    private static final UserId READER = UserId.fresh();
    private static final AuditFilter FILTER = new AuditFilter(null, null, null, null, null, NOON, true);

    private static Decision<AuditEvent> decide(TenantRole role, String purpose) {
        Actor actor = new Actor(ActorKind.USER, READER, TENANT, role, null);
        Origin origin = new Origin(actor, "req_1", Door.REST, AddressClass.PUBLIC, Origin.CURRENT_POLICY);
        return Opening.decide(new Asked<>(new OpenAudit(FILTER, purpose), origin, NOON));
    }

    @Test
    void whoWatchesOverTheTenantReadsAndThatIsAFact() {
        assertThat(decide(TenantRole.COMPLIANCE, " case 7 "))
                .isEqualTo(Decision.accepted(new AuditRead(READER, TENANT, "case 7", FILTER, NOON)));
    }

    @Test
    void nobodyElseDoes() {
        for (TenantRole role : new TenantRole[] {TenantRole.MEMBER, TenantRole.ADMIN}) {
            assertThat(decide(role, "case 7"))
                    .isInstanceOfSatisfying(
                            Decision.Refused.class,
                            refused -> assertThat(refused.refusal().code())
                                    .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS));
        }
    }

    @Test
    void withoutSayingWhatForNobodyReads() {
        for (String purpose : new String[] {"", "   x   ", "x".repeat(201)}) {
            assertThat(decide(TenantRole.COMPLIANCE, purpose))
                    .isInstanceOfSatisfying(
                            Decision.Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.VALIDATION_FAILED));
        }
    }
}
