package io.videoconf.query.access;

import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;

/**
 * Whoever has an e-mail address, or had it at a time, as far as that decides what they see.
 *
 * @param suspended whether they could not sign in
 * @param emailOpens whether the address opens what is shared with it, which one that was not verified may not
 */
public record KnownPerson(UserId id, TenantId tenant, TenantRole role, boolean suspended, boolean emailOpens) {}
