package io.videoconf.command.compliance.erasure;

import io.videoconf.api.kernel.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of whoever is to be erased or held.
 *
 * @param tenant of the account; null for a guest
 * @param open whether the account is still there
 * @param hosts tenants in whose meetings there is something of the person
 */
public record KnownPerson(@Nullable TenantId tenant, boolean open, Set<TenantId> hosts) {
    public KnownPerson {
        hosts = Set.copyOf(hosts);
    }

    /** Whether a tenant answers for the person: for its own people, and for guests of its meetings. */
    public boolean isOf(TenantId asking) {
        return tenant == null ? hosts.contains(asking) : tenant.equals(asking);
    }
}
