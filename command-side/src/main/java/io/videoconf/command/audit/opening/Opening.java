package io.videoconf.command.audit.opening;

import io.videoconf.api.audit.AuditEvent;
import io.videoconf.api.audit.AuditRead;
import io.videoconf.api.audit.Purposes;
import io.videoconf.api.audit.RecordingInspected;
import io.videoconf.api.audit.commands.InspectRecording;
import io.videoconf.api.audit.commands.OpenAudit;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.util.Map;
import java.util.function.BiFunction;

/** Decides who reads a tenant's audit, or another's history in it: who has the compliance role in it, and says what for. */
public final class Opening {
    private Opening() {}

    /** The reading of the audit as a fact, or why not. */
    public static Decision<AuditEvent> audit(Asked<OpenAudit> asked) {
        OpenAudit command = asked.command();
        return decide(
                asked.actor(),
                command.purpose(),
                (reader, purpose) ->
                        new AuditRead(reader.id(), reader.tenant(), purpose, command.filter(), asked.at()));
    }

    /** The reading of what happened to a recording as a fact, or why not. */
    public static Decision<AuditEvent> recording(Asked<InspectRecording> asked) {
        InspectRecording command = asked.command();
        return decide(
                asked.actor(),
                command.purpose(),
                (reader, purpose) -> new RecordingInspected(
                        reader.id(), reader.tenant(), command.recordingId(), purpose, asked.at()));
    }

    private static Decision<AuditEvent> decide(
            Actor reader, String said, BiFunction<Actor, String, AuditEvent> reading) {
        if (reader.role() != TenantRole.COMPLIANCE) {
            return Decision.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyComplianceReadsTheAudit");
        }
        String purpose = said.strip();
        if (!Purposes.isSaid(purpose)) {
            return Decision.refused(Refusal.of(RefusalCode.VALIDATION_FAILED, "TheAuditIsReadForAPurpose")
                    .with("fields", Map.of("X-Purpose", Purposes.WANTED)));
        }
        return Decision.accepted(reading.apply(reader, purpose));
    }
}
