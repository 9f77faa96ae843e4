package io.videoconf.api.account;

/**
 * What was paid for. Decides limits.
 */
public enum AccountType {
    BASIC,
    PRO,
    ENTERPRISE
}
