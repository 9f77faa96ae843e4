package io.videoconf.command.account.credentials;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.rules.EmailAddress;
import io.videoconf.command.account.state.Account;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The people whom the configuration names. Who they are is in no event and in no table: who is taken out of the
 * configuration is an operator no more, with the next token.
 */
public final class Operators {

    private final Map<String, Optional<Secret>> byEmail = new HashMap<>();

    Operators(AccountSettings settings) {
        settings.operators()
                .forEach(each -> byEmail.put(
                        EmailAddress.normalized(each.email())
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "videoconf.accounts.operators has an e-mail that is none")),
                        Optional.ofNullable(each.password()).map(Secret::new)));
    }

    /** True for an e-mail that the configuration names: nobody registers it. */
    boolean names(String normalizedEmail) {
        return byEmail.containsKey(normalizedEmail);
    }

    /** What somebody may do: what their account says, or more if the configuration names them. */
    public TenantRole roleOf(Account account) {
        return names(account.email()) ? TenantRole.OPERATOR : account.tenantRole();
    }

    /** How the account of an operator is opened who has none yet; empty when it cannot be. */
    public Optional<RegisterUser> opening(String email) {
        return EmailAddress.normalized(email)
                .flatMap(normal -> byEmail.getOrDefault(normal, Optional.empty())
                        .map(password -> new RegisterUser(
                                UserId.fresh(),
                                TenantId.fresh(),
                                normal,
                                password,
                                "Operator",
                                null,
                                "UTC",
                                "en",
                                TenantRole.ADMIN,
                                AccountType.ENTERPRISE)));
    }
}
