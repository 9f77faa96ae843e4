package io.videoconf.command.account.registration;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.UserSettings;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.command.account.rules.EmailAddress;
import io.videoconf.command.account.rules.Fields;
import io.videoconf.command.account.rules.Rights;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.account.state.DeletedAccount;
import io.videoconf.command.account.state.NoAccount;
import io.videoconf.command.account.state.OpenAccount;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an account can be opened. Whether the e-mail is free is not known here: that is asked of the
 * register of e-mails, which is the only one who can say it without a race.
 */
public final class Registration {

    private static final String ONLY_ADMINS_ADD_PEOPLE = "OnlyAdminsAddPeopleToTheirTenant";
    private static final String AN_ACCOUNT_IS_OPENED_ONCE = "AnAccountIsOpenedOnce";

    private Registration() {}

    /** Opens the account, or says which fields cannot be accepted. */
    public static Decision<AccountEvent> decide(Asked<RegisterUser> asked, AccountState state) {
        return switch (state) {
            case NoAccount _ -> mayOpen(asked) ? opened(asked) : Decision.refused(notTheirs());
            case OpenAccount _ -> Decision.refused(openedOnce());
            case DeletedAccount _ -> Decision.refused(openedOnce());
        };
    }

    /**
     * Strangers open an account for themselves; who has an account opens one for somebody else, and only into a tenant
     * that they administer.
     */
    private static boolean mayOpen(Asked<RegisterUser> asked) {
        Actor actor = asked.actor();
        RegisterUser command = asked.command();
        return switch (actor.kind()) {
            case SYSTEM -> true;
            case GUEST ->
                actor.boundTo() == null
                        && command.tenantRole() == TenantRole.MEMBER
                        && command.accountType() == AccountType.BASIC;
            case USER, SERVICE ->
                Rights.isOperator(actor)
                        || (actor.role() == TenantRole.ADMIN && actor.tenant().equals(command.tenantId()));
        };
    }

    private static Refusal notTheirs() {
        return Refusal.of(RefusalCode.INSUFFICIENT_PERMISSIONS, ONLY_ADMINS_ADD_PEOPLE);
    }

    private static Decision<AccountEvent> opened(Asked<RegisterUser> asked) {
        RegisterUser command = asked.command();
        Refusal refusal = fields(command)
                .word(
                        "tenant_role",
                        command.tenantRole() != TenantRole.OPERATOR,
                        "must be one of member, admin, compliance")
                .refusal()
                .orElse(null);
        if (refusal != null) {
            return Decision.refused(refusal);
        }
        return Decision.accepted(new UserRegistered(
                command.userId(),
                command.tenantId(),
                EmailAddress.normalized(command.email()).orElseThrow(),
                command.displayName().strip(),
                stripped(command.username()),
                command.timezone(),
                command.language(),
                command.accountType(),
                command.tenantRole(),
                UserSettings.defaults(),
                asked.at()));
    }

    private static Fields fields(RegisterUser command) {
        return new Fields()
                .email("email", command.email())
                .password("password", command.password().value())
                .text("display_name", command.displayName(), 1, 100)
                .text("username", command.username(), 1, 64)
                .timezone("timezone", command.timezone())
                .language("language", command.language());
    }

    private static @Nullable String stripped(@Nullable String value) {
        return value == null ? null : value.strip();
    }

    private static Refusal openedOnce() {
        return new Refusal(
                RefusalCode.INVALID_STATE,
                "This account has been opened already.",
                AN_ACCOUNT_IS_OPENED_ONCE,
                Map.of());
    }
}
