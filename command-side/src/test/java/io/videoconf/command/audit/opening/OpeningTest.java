package io.videoconf.command.audit.opening;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.audit.AuditEvent;
import io.videoconf.api.audit.AuditFilter;
import io.videoconf.api.audit.AuditRead;
import io.videoconf.api.audit.RecordingInspected;
import io.videoconf.api.audit.commands.InspectRecording;
import io.videoconf.api.audit.commands.OpenAudit;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.RecordingId;
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
        return Opening.audit(new Asked<>(new OpenAudit(FILTER, purpose), origin(role), NOON));
    }

    private static Origin origin(TenantRole role) {
        Actor actor = new Actor(ActorKind.USER, READER, TENANT, role, null);
        return new Origin(actor, "req_1", Door.REST, AddressClass.PUBLIC, Origin.CURRENT_POLICY);
    }

    @Test
    void whoWatchesOverTheTenantReadsAndThatIsAFact() {
        assertThat(decide(TenantRole.COMPLIANCE, " case 7 "))
                .isEqualTo(Decision.accepted(new AuditRead(READER, TENANT, "case 7", FILTER, NOON)));
    }

    @Test
    void whoWatchesOverTheTenantReadsOfARecordingAndThatIsAFact() {
        RecordingId recording = RecordingId.fresh();
        Asked<InspectRecording> asked =
                new Asked<>(new InspectRecording(recording, " case 7 "), origin(TenantRole.COMPLIANCE), NOON);
        assertThat(Opening.recording(asked))
                .isEqualTo(Decision.accepted(new RecordingInspected(READER, TENANT, recording, "case 7", NOON)));
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
