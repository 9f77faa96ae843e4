package io.videoconf.api.compliance.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Page;

/** Asks what rules have ended in the viewer's tenant, or would have but for a hold, the newest first; answered by a listing. */
public record ListDisposals(Actor viewer, Page page) implements ComplianceQuery {}
