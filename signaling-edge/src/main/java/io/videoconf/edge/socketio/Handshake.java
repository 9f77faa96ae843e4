package io.videoconf.edge.socketio;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request that opened an Engine.IO session, as far as it is worth keeping for as long as the session lives.
 *
 * @param remoteAddress the client's address; forwarded headers count only if the HTTP server was told to trust them.
 *     Null where the connection has no address (a Unix domain socket)
 * @param transport the transport of that request; {@link Socket#transport()} has the one in use now
 * @param headers a few headers by lower-case name: {@code origin}, {@code user-agent}, {@code x-request-id},
 *     {@code x-forwarded-for}, {@code accept-language}; long values are cut
 */
public record Handshake(@Nullable InetSocketAddress remoteAddress, Transport transport, Map<String, String> headers) {

    public Handshake {
        headers = Map.copyOf(headers);
    }

    /** The header of that name in any case, or null where it was not sent or is not one of those kept. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }
}
