package io.videoconf.api.account;

import java.time.Duration;

/** What those who sign guests' tokens and those who look at them have to agree about. */
public final class GuestTokens {
    /**
     * So long after its token has expired a guest is still known by it: edges take it for that, and the key that it was signed with
     * stays published.
     */
    public static final Duration KNOWN_AFTER_EXPIRY = Duration.ofDays(1);

    private GuestTokens() {}
}
