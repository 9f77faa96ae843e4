package io.videoconf.edge.gateway.limits;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where edges count together: the Redis over which they reach each other.
 *
 * @param redis such as {@code redis://user:password@host:6379}; null where each edge counts for itself
 */
@ConfigurationProperties("videoconf.edge.relay")
public record SharedStore(@Nullable URI redis) {
    /** Without the address: it has a password in it. */
    @Override
    public String toString() {
        return redis == null ? "counted here" : "counted in Redis";
    }
}
