package io.videoconf.api.compliance.queries;

/** What can be asked about erasures and holds. */
public sealed interface ComplianceQuery permits FindErasure, FindHold, ListHolds {}
