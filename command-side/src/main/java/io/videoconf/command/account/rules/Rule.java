package io.videoconf.command.account.rules;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.command.account.state.OpenAccount;
import io.videoconf.command.kernel.Asked;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A rule as a value.
 *
 * @param refusal what is said when it is broken; its {@code rule} is the sentence, which is for ever
 * @param holds true when the rule has nothing against it
 */
public record Rule(Refusal refusal, BiPredicate<Asked<?>, OpenAccount> holds) {

    /** A rule that refuses in the code's own words. */
    public static Rule of(String sentence, RefusalCode code, BiPredicate<Asked<?>, OpenAccount> holds) {
        return new Rule(Refusal.of(code, sentence), holds);
    }

    Optional<Refusal> broken(Asked<?> asked, OpenAccount open) {
        return holds.test(asked, open) ? Optional.empty() : Optional.of(refusal);
    }
}
