package io.videoconf.bench.peers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who asks, as the token says. */
record Person(UUID id, @Nullable String email) {
    static Person of(Jwt token) {
        return new Person(UUID.fromString(token.getSubject()), token.getClaimAsString("email"));
    }
}
