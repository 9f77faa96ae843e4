package io.videoconf.command.account.credentials;

import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.command.account.registration.Registration;
import io.videoconf.command.account.rules.EmailAddress;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;

/**
 * Opens accounts: the pure decision, and then the e-mail and the password, which are not history.
 *
 * <p>To be called inside the transaction that stores the events: if that is rolled back, the e-mail is free again.
 */
public final class Registrar {

    private static final String AN_EMAIL_HAS_ONE_ACCOUNT = "AnEmailHasOneAccount";

    private final EmailRegister emails;
    private final PasswordHashing passwords;

    Registrar(EmailRegister emails, PasswordHashing passwords) {
        this.emails = emails;
        this.passwords = passwords;
    }

    /** The decision, made good in the register of e-mails; EMAIL_TAKEN when somebody was first. */
    public Decision<AccountEvent> register(Asked<RegisterUser> asked, AccountState state) {
        return switch (Registration.decide(asked, state)) {
            case Decision.Refused<AccountEvent> refused -> refused;
            case Decision.Accepted<AccountEvent> accepted -> claimed(asked.command(), accepted);
        };
    }

    private Decision<AccountEvent> claimed(RegisterUser command, Decision.Accepted<AccountEvent> accepted) {
        String email = EmailAddress.normalized(command.email()).orElseThrow();
        if (emails.isTaken(email)) {
            return taken();
        }
        try {
            String hash = passwords.hash(command.password());
            return emails.claim(email, command.userId(), hash) ? accepted : taken();
        } catch (PasswordsBusy busy) {
            return Decision.refused(busy.refusal());
        }
    }

    private static Decision<AccountEvent> taken() {
        return Decision.refused(RefusalCode.EMAIL_TAKEN, AN_EMAIL_HAS_ONE_ACCOUNT);
    }
}
