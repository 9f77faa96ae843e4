package io.videoconf.command.account.credentials;

import io.videoconf.api.account.commands.ChangeEmail;
import io.videoconf.api.account.commands.RequestEmailVerification;
import io.videoconf.api.account.commands.VerifyEmail;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.EmailVerificationRequested;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.command.account.profile.EmailChange;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.account.verification.EmailVerifying;
import io.videoconf.command.account.verification.MailedCodes;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.platform.Letters;
import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The e-mail addresses of accounts: the pure decisions, and what follows beside the history. A code is drawn here, written into a
 * letter in the transaction of the command, and told to nobody else; wrong ones count like wrong passwords.
 *
 * <p>To be called inside the transaction that stores the events, which is committed when it is refused as well.
 */
public final class AccountEmails {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Registrar registrar;
    private final LogIns logIns;
    private final Letters letters;

    AccountEmails(Registrar registrar, LogIns logIns, Letters letters) {
        this.registrar = registrar;
        this.logIns = logIns;
        this.letters = letters;
    }

    /** Another address, which is not verified; whose password it is, when one is given, is checked first. */
    public Decision<AccountEvent> change(Asked<ChangeEmail> asked, AccountState state) {
        Secret password = asked.command().currentPassword();
        return switch (EmailChange.decide(asked, state)) {
            case Decision.Refused<AccountEvent> refused -> refused;
            case Decision.Accepted<AccountEvent> _ -> {
                Refusal wrong = password == null
                        ? null
                        : logIns.refusalUnlessRight(asked.command().userId(), password);
                yield wrong == null ? registrar.move(asked, state) : Decision.refused(wrong);
            }
        };
    }

    /** A letter with a fresh code; INVALID_STATE where no letter goes out. */
    public Decision<AccountEvent> request(Asked<RequestEmailVerification> asked, AccountState state) {
        String code = fresh();
        Decision<AccountEvent> decision = EmailVerifying.request(asked, state, MailedCodes.digest(code));
        return switch (decision) {
            case Decision.Refused<AccountEvent> refused -> refused;
            case Decision.Accepted<AccountEvent>(var facts) -> {
                if (!facts.isEmpty() && !letters.goOut()) {
                    yield Decision.refused(nothingGoesOut());
                }
                for (AccountEvent fact : facts) {
                    if (fact instanceof EmailVerificationRequested it) {
                        letters.bringCode(it.email(), MailedCodes.shown(code), it.expiresAt());
                    }
                }
                yield decision;
            }
        };
    }

    /** What a code comes to; RATE_LIMIT_EXCEEDED while the account is locked, for the right code as well. */
    public Decision<AccountEvent> verify(Asked<VerifyEmail> asked, AccountState state) {
        Decision<AccountEvent> decision = EmailVerifying.verify(asked, state);
        return switch (decision) {
            case Decision.Accepted<AccountEvent>(var facts) when facts.isEmpty() -> decision;
            case Decision.Accepted<AccountEvent> _ -> counted(asked, decision, true);
            case Decision.Refused<AccountEvent>(var refusal) ->
                refusal.rule().equals(EmailVerifying.ONLY_THE_LAST_CODE_VERIFIES)
                        ? counted(asked, decision, false)
                        : decision;
        };
    }

    private Decision<AccountEvent> counted(Asked<VerifyEmail> asked, Decision<AccountEvent> decision, boolean right) {
        Refusal locked = logIns.refusalOfGuess(asked.command().userId(), right);
        return locked == null ? decision : Decision.refused(locked);
    }

    private static String fresh() {
        return RANDOM.ints(MailedCodes.LENGTH, 0, MailedCodes.ALPHABET.length())
                .mapToObj(MailedCodes.ALPHABET::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    private static Refusal nothingGoesOut() {
        return new Refusal(
                RefusalCode.INVALID_STATE,
                "No e-mail is sent from here. Whoever runs this installation can mark your address as verified.",
                "ACodeIsWrittenWhereLettersGoOut",
                Map.of());
    }
}
