package io.videoconf.command.account.state;

/**
 * Kept, but its person can do nothing.
 *
 * @param reason what the administrator gave as the reason
 */
public record SuspendedAccount(Account account, String reason) implements OpenAccount {

    @Override
    public SuspendedAccount with(Account other) {
        return new SuspendedAccount(other, reason);
    }
}
