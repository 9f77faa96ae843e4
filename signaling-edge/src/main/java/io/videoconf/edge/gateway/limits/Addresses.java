package io.videoconf.edge.gateway.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Whom an address stands for. */
final class Addresses {
    private static final int NETWORK_BYTES = 8;

    private Addresses() {}

    /** An IPv4 address, or the /64 network of an IPv6 one: whoever has one address of that has all of them. */
    static String subject(@Nullable InetSocketAddress peer) {
        InetAddress address = peer == null ? null : peer.getAddress();
        if (address == null) {
            return "unknown";
        }
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }
}
