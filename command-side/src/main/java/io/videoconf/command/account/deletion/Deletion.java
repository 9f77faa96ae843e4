package io.videoconf.command.account.deletion;

import io.videoconf.api.account.commands.DeleteUser;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.command.account.rules.Rights;
import io.videoconf.command.account.rules.Rulebook;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;

/**
 * Closes an account for good: people their own, VideoConf itself any. Password, e-mail and sessions are
 * forgotten by the keeper of credentials, in the same transaction.
 */
public final class Deletion {

    private static final Rulebook RULES = Rulebook.of(
            Rights.TENANTS_DO_NOT_SEE_EACH_OTHER,
            Rights.THE_SUSPENDED_DO_NOT_ACT,
            Rights.ONLY_THE_PERSON_CHANGES_THEIR_ACCOUNT);

    private Deletion() {}

    /** Closes the account. A closed account is as good as none: asking again finds nobody. */
    public static Decision<AccountEvent> decide(Asked<DeleteUser> asked, AccountState state) {
        return RULES.decide(
                asked,
                state,
                _ -> Decision.accepted(new UserDeleted(asked.command().userId(), asked.at())));
    }
}
