package io.videoconf.edge.gateway.limits;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Of which type accounts are: what their tokens say, or what has changed since those were made. A guest's is basic.
 *
 * <p>What is known of an account that has not been here for long is forgotten; its next token says it again.
 */
@Component
public final class Tiers {
    private static final int MOST = 200_000;

    private record Known(AccountType type, Instant since) {}

    private final Map<UserId, Known> accounts = new ConcurrentHashMap<>();

    Tiers() {}

    /** What a token says that is good and was made at {@code issuedAt}. */
    public void told(UserId account, AccountType type, Instant issuedAt) {
        Known known = accounts.get(account);
        if (known == null || (known.type() != type && known.since().isBefore(issuedAt))) {
            note(account, new Known(type, issuedAt));
        }
    }

    /** It was changed. */
    public void changed(UserId account, AccountType type, Instant at) {
        note(account, new Known(type, at));
    }

    /** The type of an account that is, or just was, here. */
    AccountType of(UserId account) {
        Known known = accounts.get(account);
        return known == null ? AccountType.BASIC : known.type();
    }

    private void note(UserId account, Known known) {
        if (accounts.size() >= MOST) {
            // No order is kept: who is forgotten by mistake says it again with the next request.
            accounts.keySet().stream().limit(MOST / 2).toList().forEach(accounts::remove);
        }
        accounts.put(account, known);
    }
}
