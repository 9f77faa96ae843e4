package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.command.notice.webhook.EndpointUrl;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is delivered behind our own walls. */
class AddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "127.0.0.1",
                "127.255.0.1",
                "192.0.0.192",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::",
                "3fff::1",
                "100::1"
            })
    void whatIsNotOfTheOpenInternetIsNotReached(String address) throws Exception {
        assertThat(Addresses.mayBeReached(InetAddress.getByName(address), false))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "192.0.1.1", "2606:4700::1111", "2a00:1450::1"})
    void theOpenInternetIs(String address) throws Exception {
        assertThat(Addresses.mayBeReached(InetAddress.getByName(address), false))
                .isTrue();
    }

    @Test
    void thisMachineIsReachedWhereThatIsAllowed() throws Exception {
        assertThat(Addresses.mayBeReached(InetAddress.getByName("127.0.0.1"), true))
                .isTrue();
        assertThat(Addresses.mayBeReached(InetAddress.getByName("10.0.0.1"), true))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "ftp://example.com/",
                "https:///path",
                "https://user:word@example.com/",
                "https://example.com/#part",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "not an address",
                ""
            })
    void whatIsNoEndpointIsRefused(String url) {
        assertThat(EndpointUrl.wrong(url, true)).isNotNull();
    }

    @Test
    void plainHttpIsForThisMachineWhereThatIsAllowed() {
        assertThat(EndpointUrl.wrong("https://example.com:8443/hooks?a=b", false))
                .isNull();
        assertThat(EndpointUrl.wrong("http://127.0.0.1:8000/", true)).isNull();
        assertThat(EndpointUrl.wrong("http://127.0.0.1:8000/", false)).isNotNull();
    }
}
