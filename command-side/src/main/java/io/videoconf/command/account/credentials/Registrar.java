package io.videoconf.command.account.credentials;

import io.videoconf.api.account.commands.ChangeEmail;
import io.videoconf.api.account.commands.LinkOutsideIdentity;
import io.videoconf.api.account.commands.ProvisionUser;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.identity.Identities;
import io.videoconf.command.account.profile.EmailChange;
import io.videoconf.command.account.registration.Registration;
import io.videoconf.command.account.rules.EmailAddress;
import io.videoconf.command.account.rules.Rights;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.util.Map;

/**
 * Opens accounts: the pure decision, and then the e-mail and the password, which are not history.
 *
 * <p>To be called inside the transaction that stores the events: if that is rolled back, the e-mail is free again.
 */
public final class Registrar {

    private static final String AN_EMAIL_HAS_ONE_ACCOUNT = "AnEmailHasOneAccount";

    private static final String A_SUBJECT_HAS_ONE_ACCOUNT = "ASubjectOfAnIssuerHasOneAccount";

    private final EmailRegister emails;
    private final IdentityRegister identities;
    private final PasswordHashing passwords;
    private final Operators operators;

    Registrar(EmailRegister emails, IdentityRegister identities, PasswordHashing passwords, Operators operators) {
        this.emails = emails;
        this.identities = identities;
        this.passwords = passwords;
        this.operators = operators;
    }

    /** The decision, made good in the register of e-mails; EMAIL_TAKEN when somebody was first. */
    public Decision<AccountEvent> register(Asked<RegisterUser> asked, AccountState state) {
        return switch (Registration.decide(asked, state)) {
            case Decision.Refused<AccountEvent> refused -> refused;
            case Decision.Accepted<AccountEvent> accepted ->
                isReserved(asked, asked.command().email())
                        ? taken()
                        : claimed(
                                asked.command().email(),
                                asked.command().userId(),
                                asked.command().password(),
                                accepted);
        };
    }

    /**
     * An account without a password that anybody knows, for whom an outside issuer vouches; EMAIL_TAKEN when somebody has
     * the e-mail, INVALID_STATE when somebody was first with the subject.
     */
    public Decision<AccountEvent> provision(Asked<ProvisionUser> asked, AccountState state) {
        ProvisionUser it = asked.command();
        return switch (Identities.provision(asked, state)) {
            case Decision.Refused<AccountEvent> refused -> refused;
            case Decision.Accepted<AccountEvent> accepted ->
                operators.names(EmailAddress.normalized(it.email()).orElseThrow())
                        ? taken()
                        : provisioned(it, claimedBy(it, accepted));
        };
    }

    /** The subject before the e-mail: a refusal is committed, and must leave neither behind. */
    private Decision<AccountEvent> claimedBy(ProvisionUser it, Decision.Accepted<AccountEvent> accepted) {
        return identities.claim(it.issuer(), it.subject(), it.userId())
                ? claimed(
                        it.email(), it.userId(), new Secret(RefreshToken.fresh().value()), accepted)
                : Decision.refused(linkedAlready());
    }

    private Decision<AccountEvent> provisioned(ProvisionUser it, Decision<AccountEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<AccountEvent> accepted -> accepted;
            case Decision.Refused<AccountEvent> refused -> {
                identities.release(it.issuer(), it.subject(), it.userId());
                yield refused;
            }
        };
    }

    /** Links a subject of an outside issuer to an account; INVALID_STATE when it is linked already. */
    public Decision<AccountEvent> link(Asked<LinkOutsideIdentity> asked, AccountState state) {
        LinkOutsideIdentity it = asked.command();
        return linked(it.issuer(), it.subject(), it.userId(), Identities.link(asked, state));
    }

    /** The decision, made good in the register of e-mails; EMAIL_TAKEN when somebody else has the address. */
    public Decision<AccountEvent> move(Asked<ChangeEmail> asked, AccountState state) {
        return switch (EmailChange.decide(asked, state)) {
            case Decision.Refused<AccountEvent> refused -> refused;
            case Decision.Accepted<AccountEvent> accepted ->
                accepted.events().isEmpty() ? accepted : moved(asked, accepted);
        };
    }

    private Decision<AccountEvent> moved(Asked<ChangeEmail> asked, Decision.Accepted<AccountEvent> accepted) {
        String normal = EmailAddress.normalized(asked.command().email()).orElseThrow();
        return !isReserved(asked, normal) && emails.move(asked.command().userId(), normal) ? accepted : taken();
    }

    /** What the configuration names is opened by VideoConf itself, or by who runs it. */
    private boolean isReserved(Asked<?> asked, String email) {
        return !asked.actor().isSystem()
                && !Rights.isOperator(asked.actor())
                && operators.names(EmailAddress.normalized(email).orElseThrow());
    }

    private Decision<AccountEvent> linked(
            String issuer, String subject, UserId userId, Decision<AccountEvent> decision) {
        return switch (decision) {
            case Decision.Refused<AccountEvent> refused -> refused;
            case Decision.Accepted<AccountEvent> accepted ->
                identities.claim(issuer, subject, userId) ? accepted : Decision.refused(linkedAlready());
        };
    }

    private static Refusal linkedAlready() {
        return new Refusal(
                RefusalCode.INVALID_STATE,
                "Whom this issuer calls by this subject has an account.",
                A_SUBJECT_HAS_ONE_ACCOUNT,
                Map.of());
    }

    private Decision<AccountEvent> claimed(
            String email, UserId userId, Secret password, Decision.Accepted<AccountEvent> accepted) {
        String normal = EmailAddress.normalized(email).orElseThrow();
        if (emails.isTaken(normal)) {
            return taken();
        }
        try {
            String hash = passwords.hash(password);
            return emails.claim(normal, userId, hash) ? accepted : taken();
        } catch (PasswordsBusy busy) {
            return Decision.refused(busy.refusal());
        }
    }

    private static Decision<AccountEvent> taken() {
        return Decision.refused(RefusalCode.EMAIL_TAKEN, AN_EMAIL_HAS_ONE_ACCOUNT);
    }
}
