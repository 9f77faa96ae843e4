package io.videoconf.command.account.profile;

import io.videoconf.api.account.commands.ChangeEmail;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.EmailChanged;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.command.account.rules.EmailAddress;
import io.videoconf.command.account.rules.Fields;
import io.videoconf.command.account.rules.Rights;
import io.videoconf.command.account.rules.Rulebook;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;

/**
 * Whether an account may take another e-mail address. Whether the address is free is not known here: that is asked of the
 * register of e-mails.
 */
public final class EmailChange {

    private static final Rulebook RULES = Rulebook.of(
            Rights.TENANTS_DO_NOT_SEE_EACH_OTHER,
            Rights.THE_SUSPENDED_DO_NOT_ACT,
            Rights.ONLY_THE_PERSON_CHANGES_THEIR_ACCOUNT);

    private EmailChange() {}

    /** The new address in its normal form; nothing when it is the account's already. */
    public static Decision<AccountEvent> decide(Asked<ChangeEmail> asked, AccountState state) {
        return RULES.decide(asked, state, open -> {
            ChangeEmail command = asked.command();
            Refusal refusal =
                    new Fields().email("email", command.email()).refusal().orElse(null);
            if (refusal != null) {
                return Decision.refused(refusal);
            }
            String email = EmailAddress.normalized(command.email()).orElseThrow();
            return email.equals(open.account().email())
                    ? Decision.alreadySo()
                    : Decision.accepted(new EmailChanged(command.userId(), email, asked.at()));
        });
    }
}
