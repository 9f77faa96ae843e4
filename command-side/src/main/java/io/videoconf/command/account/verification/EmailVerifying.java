package io.videoconf.command.account.verification;

import io.videoconf.api.account.EmailProof;
import io.videoconf.api.account.commands.MarkEmailVerified;
import io.videoconf.api.account.commands.RequestEmailVerification;
import io.videoconf.api.account.commands.VerifyEmail;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.EmailVerificationRequested;
import io.videoconf.api.account.events.EmailVerified;
import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.command.account.rules.Rights;
import io.videoconf.command.account.rules.Rulebook;
import io.videoconf.command.account.state.Account;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.account.state.EmailStanding;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides whose an account's e-mail address is. Guesses are counted, and letters written, elsewhere. */
public final class EmailVerifying {
    /** The rule that a wrong code breaks. */
    public static final String ONLY_THE_LAST_CODE_VERIFIES = "OnlyTheCodeThatWasWrittenLastVerifies";

    private static final String A_CODE_IS_GOOD_FOR_A_DAY = "ACodeIsGoodForADay";
    private static final String NOBODY_IS_FLOODED_WITH_CODES = "NobodyIsFloodedWithCodes";
    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final Duration BETWEEN_LETTERS = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int LETTERS_A_DAY = 5;

    private static final Rulebook OF_THE_PERSON = Rulebook.of(
            Rights.TENANTS_DO_NOT_SEE_EACH_OTHER,
            Rights.THE_SUSPENDED_DO_NOT_ACT,
            Rights.ONLY_THE_PERSON_CHANGES_THEIR_ACCOUNT);

    private static final Rulebook OF_OPERATORS =
            Rulebook.of(Rights.TENANTS_DO_NOT_SEE_EACH_OTHER, Rights.ONLY_OPERATORS_VOUCH_FOR_ADDRESSES);

    private EmailVerifying() {}

    /**
     * Whether a code is written; nothing when the address is verified already.
     *
     * @param sha256 of the code that would be
     */
    public static Decision<AccountEvent> request(
            Asked<RequestEmailVerification> asked, AccountState state, String sha256) {
        return OF_THE_PERSON.decide(asked, state, open -> {
            Account account = open.account();
            if (account.standing().verifiedAt() != null) {
                return Decision.alreadySo();
            }
            Duration rest = rest(account.standing(), asked.at());
            return rest.isPositive()
                    ? Decision.refused(flooded(rest))
                    : Decision.accepted(new EmailVerificationRequested(
                            account.userId(),
                            account.email(),
                            sha256,
                            asked.at().plus(LIFETIME),
                            asked.at()));
        });
    }

    /** Whether the code is the one that was written last, and in time; nothing when the address is verified already. */
    public static Decision<AccountEvent> verify(Asked<VerifyEmail> asked, AccountState state) {
        return OF_THE_PERSON.decide(asked, state, open -> {
            Account account = open.account();
            if (account.standing().verifiedAt() != null) {
                return Decision.alreadySo();
            }
            EmailStanding.MailedCode mailed = account.standing().code();
            if (mailed == null || !MailedCodes.matches(asked.command().code().value(), mailed.sha256())) {
                return Decision.refused(wrong(
                        "This is not the code that was written to your address last.", ONLY_THE_LAST_CODE_VERIFIES));
            }
            return asked.at().isBefore(mailed.expiresAt())
                    ? Decision.accepted(verified(account, EmailProof.CODE, asked.at()))
                    : Decision.refused(wrong("The code is too old. Ask for another one.", A_CODE_IS_GOOD_FOR_A_DAY));
        });
    }

    /** Whether an operator's word is taken; nothing when the address is verified already. */
    public static Decision<AccountEvent> mark(Asked<MarkEmailVerified> asked, AccountState state) {
        return OF_OPERATORS.decide(
                asked,
                state,
                open -> open.account().standing().verifiedAt() != null
                        ? Decision.alreadySo()
                        : Decision.accepted(verified(open.account(), EmailProof.OPERATOR, asked.at())));
    }

    /** The facts of an account that the configuration names, with what it says of its address. */
    public static List<AccountEvent> vouchedFor(List<AccountEvent> opening) {
        List<AccountEvent> facts = new ArrayList<>(opening);
        for (AccountEvent fact : opening) {
            if (fact instanceof UserRegistered it) {
                facts.add(new EmailVerified(it.userId(), it.email(), EmailProof.CONFIGURATION, it.at()));
            }
        }
        return List.copyOf(facts);
    }

    private static EmailVerified verified(Account account, EmailProof proof, Instant at) {
        return new EmailVerified(account.userId(), account.email(), proof, at);
    }

    /** How long until another letter may be written; zero for now. */
    private static Duration rest(EmailStanding standing, Instant now) {
        List<Instant> letters = standing.letters();
        if (letters.isEmpty()) {
            return Duration.ZERO;
        }
        Instant next = letters.getLast().plus(BETWEEN_LETTERS);
        Instant again = letters.size() < LETTERS_A_DAY
                ? next
                : letters.get(letters.size() - LETTERS_A_DAY).plus(DAY);
        Instant due = Optional.of(again).filter(next::isBefore).orElse(next);
        return due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO;
    }

    private static Refusal flooded(Duration rest) {
        return new Refusal(
                        RefusalCode.RATE_LIMIT_EXCEEDED,
                        "A code was sent already. Look for it, or wait as long as Retry-After says.",
                        NOBODY_IS_FLOODED_WITH_CODES,
                        Map.of())
                .with("retry_after_seconds", Math.max(1, rest.plusMillis(999).toSeconds()));
    }

    private static Refusal wrong(String words, String rule) {
        return new Refusal(RefusalCode.INVALID_CREDENTIALS, words, rule, Map.of());
    }
}
