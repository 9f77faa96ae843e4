package io.videoconf.query.kernel;

import io.videoconf.api.audit.AuditEvent;

/** A view that also wants what an auditor wants: refused commands, and who read or took away what. */
public interface RecordsAudits {
    /** Takes in one of them, whatever stream it is about. Its {@link Fact#version()} is 0. */
    void audited(Fact<AuditEvent> fact, Batch batch);
}
