package io.videoconf.api.compliance.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.HoldId;

/** Asks for a hold of the viewer's tenant; answered by {@link io.videoconf.api.compliance.views.HoldView}. */
public record FindHold(HoldId holdId, Actor viewer) implements ComplianceQuery {}
