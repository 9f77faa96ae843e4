package io.videoconf.command.account.state;

/**
 * An account that exists: in use, or suspended.
 */
public sealed interface OpenAccount extends AccountState permits ActiveAccount, SuspendedAccount {

    /** Everything that is known of it. */
    Account account();

    /** The same account with other contents. */
    OpenAccount with(Account account);
}
