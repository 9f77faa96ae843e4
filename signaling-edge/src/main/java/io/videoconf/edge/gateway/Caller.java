package io.videoconf.edge.gateway;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the door, as their token says.
 *
 * @param name the display name in the token
 * @param email the verified e-mail, lower case; null for guests and services
 * @param session the session that the token belongs to; null for guests and services
 * @param expiresAt when the token ends; long-lived answers and sockets end with it
 */
public record Caller(
        Actor actor,
        String name,
        @Nullable String email,
        @Nullable SessionId session,
        AccountType accountType,
        Instant expiresAt) {}
