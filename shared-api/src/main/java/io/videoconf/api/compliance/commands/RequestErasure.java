package io.videoconf.api.compliance.commands;

import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.Id;
import io.videoconf.api.kernel.UserId;

/**
 * Forgets a person, unless something keeps them: then as soon as nothing does any more.
 *
 * @param userId whose account is closed, or a guest
 */
public record RequestErasure(UserId userId) implements ComplianceCommand {
    @Override
    public Id subject() {
        return ErasureId.of(userId);
    }
}
