package io.videoconf.api.kernel;

/**
 * Where a request came from, as far as the history needs to know. Addresses themselves are not stored.
 */
public enum AddressClass {
    LOOPBACK,
    PRIVATE,
    PUBLIC,
    NONE
}
