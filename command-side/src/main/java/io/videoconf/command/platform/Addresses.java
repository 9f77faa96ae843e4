package io.videoconf.command.platform;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Which addresses we speak to when others name them: those of the open internet. Others are ours, or nobody's. */
public final class Addresses {
    private Addresses() {}

    /**
     * True for an address that may be spoken to.
     *
     * @param loopbackAllowed whether this machine may be
     */
    public static boolean mayBeReached(InetAddress address, boolean loopbackAllowed) {
        if (address.isLoopbackAddress()) {
            return loopbackAllowed;
        }
        if (address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address it -> isOpen(it.getAddress());
            case Inet6Address it -> isOpen6(it.getAddress());
            default -> false;
        };
    }

    /** RFC 6890 and what clouds keep for themselves. */
    private static boolean isOpen(byte[] a) {
        int first = a[0] & 0xff;
        int second = a[1] & 0xff;
        int third = a[2] & 0xff;
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean protocol = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean relay = first == 192 && second == 88 && third == 99;
        boolean bench = first == 198 && (second == 18 || second == 19);
        boolean sample =
                (first == 198 && second == 51 && third == 100) || (first == 203 && second == 0 && third == 113);
        return first != 0 && first != 10 && first < 224 && !shared && !protocol && !relay && !bench && !sample;
    }

    /** Global unicast only, without what has an IPv4 address in it or is for documents. */
    private static boolean isOpen6(byte[] a) {
        int head = (a[0] & 0xff) << 8 | (a[1] & 0xff);
        int next = (a[2] & 0xff) << 8 | (a[3] & 0xff);
        boolean global = (a[0] & 0xe0) == 0x20;
        boolean teredo = head == 0x2001 && next < 0x0200;
        boolean sixToFour = head == 0x2002;
        boolean sample = (head == 0x2001 && next == 0x0db8) || head == 0x3fff;
        return global && !teredo && !sixToFour && !sample;
    }
}
