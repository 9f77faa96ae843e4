package io.videoconf.api.compliance.commands;

import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.kernel.Id;
import io.videoconf.api.kernel.RetentionId;

/**
 * Asks whether something was kept long enough. VideoConf itself only.
 *
 * @param streamId id of the meeting or recording
 */
public record EnforceRetention(RetentionClass kind, String streamId) implements ComplianceCommand {
    @Override
    public Id subject() {
        return RetentionId.of(kind, streamId);
    }
}
