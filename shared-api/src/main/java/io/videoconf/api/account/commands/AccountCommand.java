package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.UserId;

/**
 * What can be asked of one account.
 */
public sealed interface AccountCommand
        permits RegisterUser,
                ProvisionUser,
                LinkOutsideIdentity,
                ChangeProfile,
                ChangeEmail,
                RequestEmailVerification,
                VerifyEmail,
                MarkEmailVerified,
                ChangeAccountType,
                ChangeTenantRole,
                SuspendUser,
                ReinstateUser,
                AdministerUser,
                DeleteUser,
                CloseAccount,
                CreateApiKey,
                RevokeApiKey {
    /** The account that is asked. */
    UserId userId();
}
