package io.videoconf.command.account.administration;

import io.videoconf.api.account.commands.CloseAccount;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.command.account.rules.Rights;
import io.videoconf.command.account.rules.Rule;
import io.videoconf.command.account.rules.Rulebook;
import io.videoconf.command.account.state.Account;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.util.Map;
import java.util.function.Function;

/**
 * Closes an account for good in the place of its person, who may be gone, or may have closed it before a backup was put
 * back. The fact is theirs; who asked for it is told by the fact's metadata.
 */
public final class AccountClosing {

    /**
     * There is a door of one's own for that; by this one a tenant's only administrator would lock it for good. Nor does a key
     * that acts for somebody.
     */
    private static final Rule NOBODY_CLOSES_THEIR_OWN_ACCOUNT_HERE = new Rule(
            new Refusal(
                    RefusalCode.INVALID_STATE,
                    "Nobody closes their own account as an administrator. DELETE /users/me does.",
                    "NobodyClosesTheirOwnAccountAsAnAdministrator",
                    Map.of()),
            (asked, open) -> !asked.actor().id().equals(open.account().userId()));

    private AccountClosing() {}

    /**
     * Closes the account. A closed account is as good as none: asking again finds nobody.
     *
     * @param roles what somebody may do; what their account says is not all of it
     */
    public static Decision<AccountEvent> decide(
            Asked<CloseAccount> asked, AccountState state, Function<Account, TenantRole> roles) {
        return Rulebook.of(
                        Rights.TENANTS_DO_NOT_SEE_EACH_OTHER,
                        Rights.THE_SUSPENDED_DO_NOT_ACT,
                        Rights.ONLY_ADMINS_RUN_THEIR_TENANT,
                        NOBODY_CLOSES_THEIR_OWN_ACCOUNT_HERE,
                        onlyOperatorsCloseOperators(roles))
                .decide(
                        asked,
                        state,
                        _ -> Decision.accepted(new UserDeleted(asked.command().userId(), asked.at())));
    }

    /** Whoever is named by the configuration is of some tenant, too, but is not its administrators' to remove. */
    private static Rule onlyOperatorsCloseOperators(Function<Account, TenantRole> roles) {
        return Rule.of(
                "OnlyOperatorsCloseOperators",
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                (asked, open) -> asked.actor().isSystem()
                        || Rights.isOperator(asked.actor())
                        || roles.apply(open.account()) != TenantRole.OPERATOR);
    }
}
