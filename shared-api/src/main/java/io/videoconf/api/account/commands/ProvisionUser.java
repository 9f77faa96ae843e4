package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;

/**
 * Opens an account for somebody whom an outside issuer vouches for; it has no password. Refused with EMAIL_TAKEN when the
 * e-mail has an account, and with INVALID_STATE when the issuer's subject has one.
 *
 * @param issuer the {@code iss} of the token
 * @param subject its {@code sub}
 */
public record ProvisionUser(
        UserId userId,
        TenantId tenantId,
        String issuer,
        String subject,
        String email,
        String displayName,
        String timezone,
        String language)
        implements AccountCommand {}
