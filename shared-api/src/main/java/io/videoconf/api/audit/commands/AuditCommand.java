package io.videoconf.api.audit.commands;

/**
 * What is asked before the audit is read.
 */
public sealed interface AuditCommand permits OpenAudit {}
