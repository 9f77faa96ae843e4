package io.videoconf.api.legacy.queries;

import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.legacy.LegacyKind;

/**
 * Asks for a tenant's things in the order in which they were made: the first has the number 1, and keeps it for ever, also
 * when it is gone. Answered by LegacyIds.
 *
 * @param after how many are known already
 */
public record ListLegacyIds(TenantId tenant, LegacyKind kind, long after) implements LegacyQuery {}
