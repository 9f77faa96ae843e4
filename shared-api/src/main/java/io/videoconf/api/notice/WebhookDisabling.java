package io.videoconf.api.notice;

/**
 * Why VideoConf disabled a webhook.
 */
public enum WebhookDisabling {
    /** The endpoint answered 410. */
    GONE,
    /** Nothing was taken for days. */
    FAILING,
    /** Its owner's account was suspended. */
    OWNER_SUSPENDED
}
