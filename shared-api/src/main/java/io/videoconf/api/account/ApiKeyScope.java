package io.videoconf.api.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an API key may be used for. What no scope names, no key opens.
 */
public enum ApiKeyScope {
    MEETINGS_READ,
    MEETINGS_WRITE,
    RECORDINGS_READ,
    RECORDINGS_WRITE,
    PROFILE_READ,
    /** What an administrator does with the accounts of their tenant; of use only to who is one. */
    USERS_ADMIN,
    /** What the compliance role may read; of use only to who has it. */
    COMPLIANCE_READ,
    /** Sockets. */
    SIGNALING;

    /** The scope as clients write it, such as {@code meetings:read}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** The scope that clients write so; empty when there is none. */
    public static Optional<ApiKeyScope> ofWire(String text) {
        return Arrays.stream(values()).filter(each -> each.wire().equals(text)).findFirst();
    }
}
