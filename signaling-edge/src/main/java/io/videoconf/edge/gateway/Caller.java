package io.videoconf.edge.gateway;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.ApiKeyScope;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.SessionId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the door, as their token says.
 *
 * @param name the display name in the token
 * @param email the e-mail that opens something for its account, lower case; null for guests and services, and for who has not
 *     verified theirs where it has to be
 * @param session the session that the token belongs to, or the API key that it is; null for guests, and for those whom an
 *     outside issuer vouches for
 * @param expiresAt when the token ends; long-lived answers and sockets end with it
 * @param scopes all that an API key may be used for; empty for everybody else, who are bound by none
 */
public record Caller(
        Actor actor,
        String name,
        @Nullable String email,
        @Nullable SessionId session,
        AccountType accountType,
        Instant expiresAt,
        Set<ApiKeyScope> scopes) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** The same person, whose e-mail opens something by now. */
    Caller reachedAt(String address) {
        return new Caller(actor, name, address, session, accountType, expiresAt, scopes);
    }

    /** Somebody who is bound by no scopes. */
    public Caller(
            Actor actor,
            String name,
            @Nullable String email,
            @Nullable SessionId session,
            AccountType accountType,
            Instant expiresAt) {
        this(actor, name, email, session, accountType, expiresAt, Set.of());
    }
}
