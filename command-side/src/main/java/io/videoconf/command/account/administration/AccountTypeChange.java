package io.videoconf.command.account.administration;

import io.videoconf.api.account.commands.ChangeAccountType;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.AccountTypeChanged;
import io.videoconf.command.account.rules.Rights;
import io.videoconf.command.account.rules.Rulebook;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;

/**
 * Moves an account to another type, and so to other limits. Suspended accounts too.
 */
public final class AccountTypeChange {

    private static final Rulebook RULES = Rulebook.of(
            Rights.TENANTS_DO_NOT_SEE_EACH_OTHER, Rights.THE_SUSPENDED_DO_NOT_ACT, Rights.ONLY_ADMINS_RUN_THEIR_TENANT);

    private AccountTypeChange() {}

    /** Changes the type; nothing when the account is of it already. */
    public static Decision<AccountEvent> decide(Asked<ChangeAccountType> asked, AccountState state) {
        ChangeAccountType command = asked.command();
        return RULES.decide(
                asked,
                state,
                open -> open.account().accountType() == command.accountType()
                        ? Decision.alreadySo()
                        : Decision.accepted(
                                new AccountTypeChanged(command.userId(), command.accountType(), asked.at())));
    }
}
