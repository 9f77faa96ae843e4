package io.videoconf.allinone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/** One client's line to whatever edge it is led to; it can be cut, and it can go dead without a word. */
final class Cable implements AutoCloseable {
    private final ServerSocket end;
    private final IntSupplier edge;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private volatile boolean cut;
    private volatile boolean frozen;

    private record Line(Socket client, Socket server, int edge) {
        void close() {
            try {
                client.close();
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @param edge the port that a new connection is led to; negative when there is none now */
    Cable(IntSupplier edge) throws IOException {
        this.edge = edge;
        this.end = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + end.getLocalPort());
    }

    private void accept() {
        while (!end.isClosed()) {
            try {
                connect(end.accept());
            } catch (IOException e) {
                if (end.isClosed()) {
                    return;
                }
            }
        }
    }

    private void connect(Socket client) throws IOException {
        int port = edge.getAsInt();
        if (cut || port < 0) {
            client.close();
            return;
        }
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        } catch (IOException e) {
            client.close();
            return;
        }
        Line line = new Line(client, server, port);
        lines.add(line);
        Thread.ofVirtual().start(() -> pump(line, client, server));
        Thread.ofVirtual().start(() -> pump(line, server, client));
    }

    private void pump(Line line, Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitThaw();
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One side is gone, so the other goes too.
        } finally {
            lines.remove(line);
            line.close();
        }
    }

    private void awaitThaw() {
        lock.lock();
        try {
            while (frozen) {
                thawed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Breaks what is open, and lets nothing through until it is mended. */
    void cut() {
        cut = true;
        lines.forEach(Line::close);
    }

    boolean leadsTo(int port) {
        return lines.stream().anyMatch(line -> line.edge() == port);
    }

    /** Breaks what leads to one edge. */
    void cutFrom(int port) {
        lines.stream().filter(line -> line.edge() == port).forEach(Line::close);
    }

    /** Nothing moves, and nobody is told. */
    void freeze() {
        frozen = true;
    }

    /** Whether nothing gets through. */
    boolean isBroken() {
        return cut || frozen;
    }

    void mend() {
        cut = false;
        frozen = false;
        lock.lock();
        try {
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        mend();
        end.close();
        lines.forEach(Line::close);
    }
}
