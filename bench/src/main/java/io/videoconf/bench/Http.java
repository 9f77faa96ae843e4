package io.videoconf.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive connection that costs as little as it can: requests are bytes made beforehand, and of an answer no more
 * is read than its end needs. It shares two cores with what it measures. Used by one thread at a time.
 */
final class Http implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    /** Servers close what stands idle, each after a time of its own: whoever waited longer than this connects anew. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final URI base;
    private final byte[] line = new byte[8192];
    private Socket socket;
    private InputStream in;
    private long used;

    Http(URI base) {
        this.base = base;
        socket = new Socket();
        in = InputStream.nullInputStream();
        connect();
    }

    private void connect() {
        try {
            socket.close();
            socket = new Socket(base.getHost(), base.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream(), 65_536);
            used = System.nanoTime();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request as bytes. */
    static byte[] request(String method, String path, String token, @Nullable String body) {
        StringBuilder text = new StringBuilder(512);
        text.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: bench\r\nAccept: application/json\r\n");
        text.append("Authorization: Bearer ").append(token).append("\r\n");
        if (body != null) {
            text.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        }
        return text.append("\r\n").append(body == null ? "" : body).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The status of the answer; its body is read and forgotten. */
    int status(byte[] request) {
        return send(request).status();
    }

    Reply send(byte[] request) {
        if (System.nanoTime() - used > FRESH.toNanos()) {
            connect();
        }
        try {
            socket.getOutputStream().write(request);
            int status = Integer.parseInt(line().substring(9, 12));
            int length = 0;
            boolean chunked = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(lower.substring(15).strip());
                } else if (lower.startsWith("transfer-encoding:")) {
                    chunked = lower.endsWith("chunked");
                }
            }
            Reply reply = new Reply(status, chunked ? chunks() : in.readNBytes(length));
            used = System.nanoTime();
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] chunks() throws IOException {
        var body = new java.io.ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        int length = 0;
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException("the server closed the connection");
            }
            line[length++] = (byte) one;
        }
        return new String(line, 0, Math.max(0, length - 1), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer. */
    record Reply(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
