package io.videoconf.edge.gateway;

import io.videoconf.api.kernel.AddressClass;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the history may know about where a request came from. */
public final class Peers {
    private static final int UNIQUE_LOCAL_MASK = 0xfe;
    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int NETWORK_BYTES = 8;

    private Peers() {}

    /** The class of an address; the address itself goes no further. */
    public static AddressClass classify(@Nullable InetSocketAddress peer) {
        InetAddress address = peer == null ? null : peer.getAddress();
        if (address == null) {
            return AddressClass.NONE;
        }
        if (address.isLoopbackAddress()) {
            return AddressClass.LOOPBACK;
        }
        return address.isSiteLocalAddress() || address.isLinkLocalAddress() || isUniqueLocal(address)
                ? AddressClass.PRIVATE
                : AddressClass.PUBLIC;
    }

    /** A digest of an address, of IPv6 of its network: tells two from each other, for the short time that it is kept. */
    public static @Nullable String digest(@Nullable InetSocketAddress peer) {
        InetAddress address = peer == null ? null : peer.getAddress();
        return address == null ? null : Digests.sha256(network(address)).substring(0, 32);
    }

    /** An IPv4 address, or the /64 network of an IPv6 one: whoever has one address of that has all of them. */
    public static byte[] network(InetAddress address) {
        return address instanceof Inet6Address
                ? Arrays.copyOf(address.getAddress(), NETWORK_BYTES)
                : address.getAddress();
    }

    /** fc00::/7, which Java does not count among the site-local ones. */
    private static boolean isUniqueLocal(InetAddress address) {
        return address instanceof Inet6Address && (address.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    }
}
