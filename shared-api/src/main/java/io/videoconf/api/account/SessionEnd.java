package io.videoconf.api.account;

/**
 * Why a session is over.
 */
public enum SessionEnd {
    LOGGED_OUT,
    REFRESH_TOKEN_REUSED,
    PASSWORD_CHANGED,
    SUSPENDED,
    DELETED
}
