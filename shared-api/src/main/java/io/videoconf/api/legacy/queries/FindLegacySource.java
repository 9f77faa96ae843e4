package io.videoconf.api.legacy.queries;

import io.videoconf.api.kernel.TenantId;

/**
 * Asks which recording of a tenant was imported from an address last; answered by LegacySource.
 *
 * @param sha256 of the address, in hex: the view does not keep it in clear
 */
public record FindLegacySource(TenantId tenant, String sha256) implements LegacyQuery {}
