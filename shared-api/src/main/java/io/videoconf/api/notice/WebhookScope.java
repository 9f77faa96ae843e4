package io.videoconf.api.notice;

/**
 * Whose facts a webhook is told.
 */
public enum WebhookScope {
    /** Those that its owner may see in the meetings that they take part in. */
    USER,
    /** Those of all meetings of its tenant, without what is for single persons. */
    TENANT
}
