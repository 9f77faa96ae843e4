package io.videoconf.edge.relay;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How edges reach each other.
 *
 * @param redis such as {@code redis://user:password@host:6379}, or {@code rediss://} for TLS; null where there is one edge
 */
@ConfigurationProperties("videoconf.edge.relay")
public record RelaySettings(@Nullable URI redis) {
    /** Without the address: it has a password in it. */
    @Override
    public String toString() {
        return redis == null ? "in this process" : "over Redis";
    }
}
