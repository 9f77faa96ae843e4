package io.videoconf.command.account.rules;

import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.account.state.DeletedAccount;
import io.videoconf.command.account.state.NoAccount;
import io.videoconf.command.account.state.OpenAccount;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rules of one capability, asked in order: the first broken one is the answer.
 */
public record Rulebook(List<Rule> rules) {

    private static final String ONLY_OPEN_ACCOUNTS_CAN_BE_ASKED = "OnlyOpenAccountsCanBeAsked";

    public Rulebook {
        rules = List.copyOf(rules);
    }

    /** A book of these rules. */
    public static Rulebook of(Rule... rules) {
        return new Rulebook(List.of(rules));
    }

    /** What {@code allowed} decides, when the account is open and no rule is broken. */
    public Decision<AccountEvent> decide(
            Asked<?> asked, AccountState state, Function<OpenAccount, Decision<AccountEvent>> allowed) {
        return switch (state) {
            case NoAccount _ -> nobodyThere();
            case DeletedAccount _ -> nobodyThere();
            case OpenAccount open ->
                firstBroken(asked, open).map(Decision::<AccountEvent>refused).orElseGet(() -> allowed.apply(open));
        };
    }

    private Optional<Refusal> firstBroken(Asked<?> asked, OpenAccount open) {
        return rules.stream().flatMap(rule -> rule.broken(asked, open).stream()).findFirst();
    }

    private static Decision<AccountEvent> nobodyThere() {
        return Decision.refused(RefusalCode.USER_NOT_FOUND, ONLY_OPEN_ACCOUNTS_CAN_BE_ASKED);
    }
}
