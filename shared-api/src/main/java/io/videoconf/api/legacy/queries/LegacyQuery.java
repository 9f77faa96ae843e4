package io.videoconf.api.legacy.queries;

/**
 * What can be asked about small numbers.
 */
public sealed interface LegacyQuery permits ListLegacyIds, FindLegacySource {}
