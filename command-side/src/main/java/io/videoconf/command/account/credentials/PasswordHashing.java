package io.videoconf.command.account.credentials;

import io.videoconf.api.kernel.Secret;

/**
 * Makes hashes of passwords, of people and of meetings, and compares them. Slow on purpose, and bounded: a call
 * may wait for its turn.
 */
public interface PasswordHashing {

    /**
     * A hash of its own for every call: it has a random salt.
     *
     * @throws PasswordsBusy when no turn came in time
     */
    String hash(Secret password);

    /**
     * True when the hash was made of this password. Takes as long when it was not.
     *
     * @throws PasswordsBusy when no turn came in time
     */
    boolean matches(Secret password, String hash);
}
