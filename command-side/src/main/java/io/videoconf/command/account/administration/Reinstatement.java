package io.videoconf.command.account.administration;

import io.videoconf.api.account.commands.ReinstateUser;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.UserReinstated;
import io.videoconf.command.account.rules.Rights;
import io.videoconf.command.account.rules.Rulebook;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.account.state.ActiveAccount;
import io.videoconf.command.account.state.SuspendedAccount;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;

/**
 * Lifts a suspension. Sessions that it ended stay ended: the person logs in again.
 */
public final class Reinstatement {

    private static final Rulebook RULES = Rulebook.of(
            Rights.TENANTS_DO_NOT_SEE_EACH_OTHER, Rights.THE_SUSPENDED_DO_NOT_ACT, Rights.ONLY_ADMINS_RUN_THEIR_TENANT);

    private Reinstatement() {}

    /** Reinstates; nothing when the account is not suspended. */
    public static Decision<AccountEvent> decide(Asked<ReinstateUser> asked, AccountState state) {
        return RULES.decide(asked, state, open -> switch (open) {
            case ActiveAccount _ -> Decision.alreadySo();
            case SuspendedAccount _ ->
                Decision.accepted(new UserReinstated(asked.command().userId(), asked.at()));
        });
    }
}
