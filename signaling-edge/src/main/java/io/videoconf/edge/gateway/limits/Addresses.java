package io.videoconf.edge.gateway.limits;

import io.videoconf.edge.gateway.Peers;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Whom an address stands for. */
final class Addresses {
    private Addresses() {}

    /** An IPv4 address, or the network of an IPv6 one. */
    static String subject(@Nullable InetSocketAddress peer) {
        InetAddress address = peer == null ? null : peer.getAddress();
        if (address == null) {
            return "unknown";
        }
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Peers.network(address))
                : address.getHostAddress();
    }
}
