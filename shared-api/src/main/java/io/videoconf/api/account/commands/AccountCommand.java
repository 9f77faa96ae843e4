package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.UserId;

/**
 * What can be asked of one account.
 */
public sealed interface AccountCommand
        permits RegisterUser, ChangeProfile, ChangeAccountType, SuspendUser, ReinstateUser, DeleteUser {
    /** The account that is asked. */
    UserId userId();
}
