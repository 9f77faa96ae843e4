package io.videoconf.command.account.credentials;

import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.state.AccountState;

/**
 * Accounts as their events say they are now. What tokens claim comes from here: the tables of this package hold
 * no copy that could fall behind.
 */
@FunctionalInterface
public interface CurrentAccounts {

    /**
     * The account's state (NoAccount when there never was one), which nobody else on this machine changes until the running command is over. Always
     * asked before a row is locked, so that no two commands wait for each other across the two stores.
     */
    AccountState stateOf(UserId userId);
}
