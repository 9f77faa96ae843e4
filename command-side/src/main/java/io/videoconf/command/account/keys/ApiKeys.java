package io.videoconf.command.account.keys;

import io.videoconf.api.account.commands.CreateApiKey;
import io.videoconf.api.account.commands.RevokeApiKey;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.ApiKeyCreated;
import io.videoconf.api.account.events.ApiKeyRevoked;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.command.account.rules.Fields;
import io.videoconf.command.account.rules.Rights;
import io.videoconf.command.account.rules.Rule;
import io.videoconf.command.account.rules.Rulebook;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.time.Instant;
import java.util.Map;

/**
 * Decides about API keys. People make and revoke their own; a key makes no keys, whatever its scopes.
 */
public final class ApiKeys {

    /** Keys of one account that were not revoked. */
    static final int MOST = 50;

    private static final Rule AN_ACCOUNT_HAS_FEW_KEYS = new Rule(
            new Refusal(
                    RefusalCode.INVALID_STATE,
                    "An account has at most " + MOST + " API keys. Revoke one that is not in use.",
                    "AnAccountHasFewKeys",
                    Map.of()),
            (_, open) -> open.account().apiKeys().size() < MOST);

    private static final Rulebook MAKING = Rulebook.of(
            Rights.TENANTS_DO_NOT_SEE_EACH_OTHER,
            Rights.THE_SUSPENDED_DO_NOT_ACT,
            Rights.ONLY_THE_PERSON_CHANGES_THEIR_ACCOUNT,
            AN_ACCOUNT_HAS_FEW_KEYS);

    private static final Rulebook REVOKING = Rulebook.of(
            Rights.TENANTS_DO_NOT_SEE_EACH_OTHER,
            Rights.THE_SUSPENDED_DO_NOT_ACT,
            Rights.ONLY_THE_PERSON_CHANGES_THEIR_ACCOUNT);

    private ApiKeys() {}

    /** Makes a key. */
    public static Decision<AccountEvent> create(Asked<CreateApiKey> asked, AccountState state) {
        CreateApiKey it = asked.command();
        return MAKING.decide(asked, state, _ -> {
            Instant expiresAt = it.expiresAt();
            Refusal refusal = new Fields()
                    .text("name", it.name(), 1, 100)
                    .word("scopes", !it.scopes().isEmpty(), "must name at least one scope")
                    .word("expires_at", expiresAt == null || expiresAt.isAfter(asked.at()), "must be in the future")
                    .refusal()
                    .orElse(null);
            return refusal != null
                    ? Decision.refused(refusal)
                    : Decision.accepted(new ApiKeyCreated(
                            it.userId(),
                            it.apiKeyId(),
                            it.name().strip(),
                            it.prefix(),
                            it.scopes().stream().sorted().toList(),
                            expiresAt,
                            asked.at()));
        });
    }

    /** Takes a key back. One that is not there, or is no longer, is not found. */
    public static Decision<AccountEvent> revoke(Asked<RevokeApiKey> asked, AccountState state) {
        RevokeApiKey it = asked.command();
        return REVOKING.decide(
                asked,
                state,
                open -> open.account().apiKeys().contains(it.apiKeyId())
                        ? Decision.accepted(new ApiKeyRevoked(it.userId(), it.apiKeyId(), asked.at()))
                        : Decision.refused(RefusalCode.NOT_FOUND, "OnlyKeysThatAreThereAreRevoked"));
    }
}
