package io.videoconf.api.account;

/**
 * Why tokens that look good are not. A closing is about a session or about an account.
 */
public enum ClosingKind {
    /** The session is over: its access tokens with it. Or the API key was revoked, which is a session that lasts. */
    SESSION,
    /** The account is suspended. */
    SUSPENDED,
    /** The account was closed for good. */
    DELETED,
    /** The account has another role now: tokens that were issued before say what is no longer so. */
    STALE
}
