package io.videoconf.api.account;

/** How it is known that an e-mail address belongs to the person of an account. */
public enum EmailProof {
    /** A code that was sent to the address came back. */
    CODE,
    /** An outside issuer whose word counts has said so. */
    OUTSIDE_ISSUER,
    /** An operator has said so. */
    OPERATOR,
    /** The configuration names the address. */
    CONFIGURATION
}
