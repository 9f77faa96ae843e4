package io.videoconf.command.account.identity;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.EmailProof;
import io.videoconf.api.account.UserSettings;
import io.videoconf.api.account.commands.LinkOutsideIdentity;
import io.videoconf.api.account.commands.ProvisionUser;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.EmailVerified;
import io.videoconf.api.account.events.OutsideIdentityLinked;
import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.command.account.rules.EmailAddress;
import io.videoconf.command.account.rules.Fields;
import io.videoconf.command.account.rules.Rule;
import io.videoconf.command.account.rules.Rulebook;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.account.state.DeletedAccount;
import io.videoconf.command.account.state.NoAccount;
import io.videoconf.command.account.state.OpenAccount;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.util.Map;

/**
 * Decides about people whom outside issuers vouch for. Only an edge asks, which has checked the issuer's token: nobody
 * asks in their own name.
 */
public final class Identities {

    private static final int LONGEST = 255;
    private static final String ONLY_EDGES = "OnlyVideoConfVouchesForOutsiders";

    private static final Rulebook RULES = Rulebook.of(Rule.of(
            ONLY_EDGES,
            RefusalCode.INSUFFICIENT_PERMISSIONS,
            (asked, _) -> asked.actor().isSystem()));

    private Identities() {}

    /** Opens an account without a password, and links it. Whether the e-mail is free is not known here. */
    public static Decision<AccountEvent> provision(Asked<ProvisionUser> asked, AccountState state) {
        if (!asked.actor().isSystem()) {
            return Decision.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, ONLY_EDGES);
        }
        return switch (state) {
            case NoAccount _ -> opened(asked);
            case OpenAccount _, DeletedAccount _ ->
                Decision.refused(new Refusal(
                        RefusalCode.INVALID_STATE,
                        "This account has been opened already.",
                        "AnAccountIsOpenedOnce",
                        Map.of()));
        };
    }

    /** Links an account that exists. */
    public static Decision<AccountEvent> link(Asked<LinkOutsideIdentity> asked, AccountState state) {
        LinkOutsideIdentity it = asked.command();
        return RULES.decide(
                asked,
                state,
                _ -> identity(it.issuer(), it.subject())
                        .refusal()
                        .map(Decision::<AccountEvent>refused)
                        .orElseGet(() -> Decision.accepted(
                                new OutsideIdentityLinked(it.userId(), it.issuer(), it.subject(), asked.at()))));
    }

    private static Decision<AccountEvent> opened(Asked<ProvisionUser> asked) {
        ProvisionUser it = asked.command();
        Refusal refusal = identity(it.issuer(), it.subject())
                .email("email", it.email())
                .text("display_name", it.displayName(), 1, 100)
                .timezone("timezone", it.timezone())
                .language("language", it.language())
                .refusal()
                .orElse(null);
        if (refusal != null) {
            return Decision.refused(refusal);
        }
        String email = EmailAddress.normalized(it.email()).orElseThrow();
        return Decision.accepted(
                new UserRegistered(
                        it.userId(),
                        it.tenantId(),
                        email,
                        it.displayName().strip(),
                        null,
                        it.timezone(),
                        it.language(),
                        AccountType.BASIC,
                        TenantRole.MEMBER,
                        UserSettings.defaults(),
                        asked.at()),
                new OutsideIdentityLinked(it.userId(), it.issuer(), it.subject(), asked.at()),
                // Edges bring nobody of whose address their issuer is not sure.
                new EmailVerified(it.userId(), email, EmailProof.OUTSIDE_ISSUER, asked.at()));
    }

    private static Fields identity(String issuer, String subject) {
        return new Fields().text("iss", issuer, 1, LONGEST).text("sub", subject, 1, LONGEST);
    }
}
