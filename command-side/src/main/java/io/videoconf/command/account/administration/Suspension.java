package io.videoconf.command.account.administration;

import io.videoconf.api.account.commands.SuspendUser;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.command.account.rules.Fields;
import io.videoconf.command.account.rules.Rights;
import io.videoconf.command.account.rules.Rule;
import io.videoconf.command.account.rules.Rulebook;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.account.state.ActiveAccount;
import io.videoconf.command.account.state.SuspendedAccount;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.util.Map;

/**
 * Suspends an account. Its sessions are ended by the keeper of sessions, in the same transaction.
 */
public final class Suspension {

    /** A tenant's only administrator would lock the tenant for good. */
    private static final Rule ADMINS_DO_NOT_SUSPEND_THEMSELVES = new Rule(
            new Refusal(
                    RefusalCode.INVALID_STATE,
                    "Nobody suspends their own account. Another administrator can.",
                    "AdminsDoNotSuspendThemselves",
                    Map.of()),
            (asked, open) -> !Rights.owns(asked.actor(), open));

    private static final Rulebook RULES = Rulebook.of(
            Rights.TENANTS_DO_NOT_SEE_EACH_OTHER,
            Rights.THE_SUSPENDED_DO_NOT_ACT,
            Rights.ONLY_ADMINS_RUN_THEIR_TENANT,
            ADMINS_DO_NOT_SUSPEND_THEMSELVES);

    private Suspension() {}

    /** Suspends; nothing when the account is suspended already: the first reason stands. */
    public static Decision<AccountEvent> decide(Asked<SuspendUser> asked, AccountState state) {
        SuspendUser command = asked.command();
        return RULES.decide(asked, state, open -> {
            Refusal refusal = new Fields()
                    .text("reason", command.reason(), 0, 500)
                    .refusal()
                    .orElse(null);
            if (refusal != null) {
                return Decision.refused(refusal);
            }
            return switch (open) {
                case ActiveAccount _ ->
                    Decision.accepted(
                            new UserSuspended(command.userId(), command.reason().strip(), asked.at()));
                case SuspendedAccount _ -> Decision.alreadySo();
            };
        });
    }
}
