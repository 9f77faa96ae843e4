package io.videoconf.command.platform;

import io.videoconf.api.kernel.Secret;

/** Hashes and checks passwords, of people and of meetings; slow on purpose, and bounded. */
public interface Passwords {
    /**
     * A salted hash in PHC form.
     *
     * @throws RefusedException when too many wait for one
     */
    String hash(Secret password);

    /**
     * True when the hash was made of this password.
     *
     * @throws RefusedException when too many wait for a check
     */
    boolean matches(Secret password, String hash);
}
