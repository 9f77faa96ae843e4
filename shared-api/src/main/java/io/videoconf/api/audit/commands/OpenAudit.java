package io.videoconf.api.audit.commands;

import io.videoconf.api.audit.AuditFilter;

/**
 * Asks to read one's tenant's audit: whoever may is recorded as its reader, and whoever may not is recorded as refused.
 *
 * @param purpose what for, see {@link io.videoconf.api.audit.Purposes}
 */
public record OpenAudit(AuditFilter filter, String purpose) implements AuditCommand {}
