package io.videoconf.api.audit.queries;

import io.videoconf.api.audit.AuditFilter;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Page;

/**
 * Asks for the audit of the viewer's tenant; answered by a Listing of AuditLine, oldest first. Ask with {@code OpenAudit}
 * before. Nothing is counted: the total is -1. What looks at too many lines ends before its page is full, and its cursor
 * goes on there.
 *
 * @param page with a limit of up to 1000
 */
public record ReadAudit(AuditFilter filter, Actor viewer, Page page) {}
