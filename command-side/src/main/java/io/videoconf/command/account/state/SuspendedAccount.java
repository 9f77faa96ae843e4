package io.videoconf.command.account.state;

import io.videoconf.api.kernel.Personal;

/**
 * Kept, but its person can do nothing.
 *
 * @param reason what the administrator gave as the reason
 */
public record SuspendedAccount(
        Account account, @Personal(of = "account") String reason) implements OpenAccount {

    @Override
    public SuspendedAccount with(Account other) {
        return new SuspendedAccount(other, reason);
    }
}
