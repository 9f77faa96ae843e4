package io.videoconf.command.platform;

import java.time.Instant;

/** Letters to people, for those who know what is to be said and not how it is said or brought. */
public interface Letters {

    /** Whether any goes out at all. */
    boolean goOut();

    /**
     * Writes a code to an address, once, in the running transaction: nothing else is ever told it.
     *
     * @param code as people type it
     * @param expiresAt until when there is any use in bringing it
     */
    void bringCode(String address, String code, Instant expiresAt);
}
