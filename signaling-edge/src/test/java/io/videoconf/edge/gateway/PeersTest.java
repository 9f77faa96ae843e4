package io.videoconf.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeersTest {
    private static @Nullable String digest(String address) throws UnknownHostException {
        return Peers.digest(new InetSocketAddress(InetAddress.getByName(address), 1));
    }

    @Test
    void whoeverHasOneAddressOfAnIpv6NetworkHasAllOfThem() throws UnknownHostException {
        assertThat(digest("2001:db8:1:2::3"))
                .isEqualTo(digest("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(digest("2001:db8:1:3::3"));
    }

    @Test
    void anIpv4AddressIsOfOneAndTheAddressItselfIsNotTold() throws UnknownHostException {
        assertThat(digest("192.0.2.1"))
                .isEqualTo(digest("192.0.2.1"))
                .isNotEqualTo(digest("192.0.2.2"))
                .matches("[0-9a-f]{32}");
        assertThat(Peers.digest(null)).isNull();
    }
}
