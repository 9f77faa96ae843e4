package io.videoconf.api.compliance.commands;

import io.videoconf.api.kernel.Id;

/** What can be asked of an erasure or a hold. */
public sealed interface ComplianceCommand
        permits RequestErasure, PlaceHold, ReleaseHold, SetRetentionPolicy, EnforceRetention {
    /** The stream that it is for. */
    Id subject();
}
