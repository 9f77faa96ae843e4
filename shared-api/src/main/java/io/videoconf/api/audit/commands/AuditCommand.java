package io.videoconf.api.audit.commands;

/**
 * What is asked before the audit, or another's history, is read.
 */
public sealed interface AuditCommand permits OpenAudit, InspectRecording {}
