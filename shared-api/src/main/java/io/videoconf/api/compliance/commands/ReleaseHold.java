package io.videoconf.api.compliance.commands;

import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.Id;

/** Ends a hold. What it alone has kept back is done now. */
public record ReleaseHold(HoldId holdId) implements ComplianceCommand {
    @Override
    public Id subject() {
        return holdId;
    }
}
