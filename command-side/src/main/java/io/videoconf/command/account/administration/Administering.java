package io.videoconf.command.account.administration;

import io.videoconf.api.account.commands.AdministerUser;
import io.videoconf.api.account.commands.ChangeAccountType;
import io.videoconf.api.account.commands.ChangeTenantRole;
import io.videoconf.api.account.commands.ReinstateUser;
import io.videoconf.api.account.commands.SuspendUser;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.state.AccountFold;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Several changes of an account at once, each by its own rules, and all of them or none.
 */
public final class Administering {
    private Administering() {}

    /** Changes what is to be changed; the first change that is refused is the answer to all. */
    public static Decision<AccountEvent> decide(Asked<AdministerUser> asked, AccountState state) {
        Decision<AccountEvent> all = Decision.alreadySo();
        for (Function<AccountState, Decision<AccountEvent>> step : steps(asked)) {
            all = all.and(state, AccountFold::evolve, step);
        }
        return all;
    }

    private static List<Function<AccountState, Decision<AccountEvent>>> steps(Asked<AdministerUser> asked) {
        AdministerUser it = asked.command();
        UserId user = it.userId();
        List<Function<AccountState, Decision<AccountEvent>>> steps = new ArrayList<>();
        if (it.accountType() != null) {
            var change = asked.as(new ChangeAccountType(user, it.accountType()));
            steps.add(state -> AccountTypeChange.decide(change, state));
        }
        if (it.tenantRole() != null) {
            var change = asked.as(new ChangeTenantRole(user, it.tenantRole()));
            steps.add(state -> TenantRoleChange.decide(change, state));
        }
        Boolean suspended = it.suspended();
        if (suspended != null) {
            boolean suspends = suspended;
            steps.add(state -> suspends
                    ? Suspension.decide(asked.as(new SuspendUser(user, it.reason())), state)
                    : Reinstatement.decide(asked.as(new ReinstateUser(user)), state));
        }
        return steps;
    }
}
