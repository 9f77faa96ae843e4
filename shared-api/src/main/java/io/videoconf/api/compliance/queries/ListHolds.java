package io.videoconf.api.compliance.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Page;

/** Asks for the holds of the viewer's tenant, the oldest first; answered by a listing of holds. */
public record ListHolds(Actor viewer, Page page) implements ComplianceQuery {}
