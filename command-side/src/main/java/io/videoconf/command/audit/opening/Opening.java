package io.videoconf.command.audit.opening;

import io.videoconf.api.audit.AuditEvent;
import io.videoconf.api.audit.AuditRead;
import io.videoconf.api.audit.commands.OpenAudit;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.util.Map;

/** Decides who reads a tenant's audit: who has the compliance role in it, and says what for. */
public final class Opening {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 200;

    private Opening() {}

    /** The reading as a fact, or why not. */
    public static Decision<AuditEvent> decide(Asked<OpenAudit> asked) {
        Actor reader = asked.actor();
        String purpose = asked.command().purpose().strip();
        if (reader.role() != TenantRole.COMPLIANCE) {
            return Decision.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyComplianceReadsTheAudit");
        }
        if (purpose.length() < SHORTEST || purpose.length() > LONGEST) {
            return Decision.refused(Refusal.of(RefusalCode.VALIDATION_FAILED, "TheAuditIsReadForAPurpose")
                    .with("fields", Map.of("X-Purpose", "must have 3 to 200 characters")));
        }
        return Decision.accepted(new AuditRead(
                reader.id(), reader.tenant(), purpose, asked.command().filter(), asked.at()));
    }
}
