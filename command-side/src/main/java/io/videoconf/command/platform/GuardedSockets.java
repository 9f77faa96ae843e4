package io.videoconf.command.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Sockets that look where they are connected to, at the moment when they are: however a name was resolved, and however an
 * address was written.
 */
public final class GuardedSockets extends SocketFactory {
    private final boolean loopbackAllowed;

    public GuardedSockets(boolean loopbackAllowed) {
        this.loopbackAllowed = loopbackAllowed;
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress to, int timeout) throws IOException {
                check(to);
                super.connect(to, timeout);
            }

            @Override
            public void connect(SocketAddress to) throws IOException {
                check(to);
                super.connect(to);
            }
        };
    }

    private void check(SocketAddress to) throws IOException {
        boolean fine = to instanceof InetSocketAddress address
                && address.getAddress() != null
                && Addresses.mayBeReached(address.getAddress(), loopbackAllowed);
        if (!fine) {
            throw new AddressNotAllowedException();
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new AddressNotAllowedException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        throw new AddressNotAllowedException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw new AddressNotAllowedException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        throw new AddressNotAllowedException();
    }

    /** An address that is not of the open internet. */
    public static final class AddressNotAllowedException extends IOException {
        private static final long serialVersionUID = 1L;

        AddressNotAllowedException() {
            super("the address is not allowed");
        }
    }
}
