package io.videoconf.command.notice.automation;

/** The processing groups of this context's automations. */
public final class NoticeAutomations {
    /** E-mails, and the people that they go to. */
    public static final String MAIL = "notice-mail";

    /** Webhooks. Apart, so that neither waits for the other. */
    public static final String WEBHOOKS = "notice-webhooks";

    private NoticeAutomations() {}
}
