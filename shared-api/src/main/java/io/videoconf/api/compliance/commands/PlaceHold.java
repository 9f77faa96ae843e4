package io.videoconf.api.compliance.commands;

import io.videoconf.api.compliance.HoldKind;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.Id;
import java.time.Instant;

/**
 * Keeps a person, a meeting or a tenant from being forgotten or disposed of.
 *
 * @param subjectId id of the user, the meeting or the tenant
 * @param caseId what it is for, in the words of whoever asks for it
 * @param reviewAt when it is to be asked whether it is still needed
 */
public record PlaceHold(HoldId holdId, HoldKind kind, String subjectId, String caseId, String reason, Instant reviewAt)
        implements ComplianceCommand {
    @Override
    public Id subject() {
        return holdId;
    }
}
