package io.videoconf.api.compliance.queries;

import io.videoconf.api.kernel.ErasureId;

/** Asks what became of an erasure; answered by {@link io.videoconf.api.compliance.views.ErasureView}. */
public record FindErasure(ErasureId erasureId) implements ComplianceQuery {}
