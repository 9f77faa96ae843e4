package io.videoconf.command.notice.mail;

/** What an e-mail is about. */
public enum LetterKind {
    INVITATION,
    CHANGE,
    CANCELLATION,
    REMINDER,
    WEBHOOK_DISABLED,
    EMAIL_VERIFICATION
}
