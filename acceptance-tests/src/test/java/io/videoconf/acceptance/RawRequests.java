package io.videoconf.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests that no client library lets out: what is wrong with them is in the lines of HTTP themselves. */
final class RawRequests {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final String HEADERS = "Host: localhost\r\nConnection: close\r\n";

    private final URI server;
    private final String token;

    RawRequests(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    List<String> all() {
        String authorized = HEADERS + "Authorization: Bearer " + token + "\r\n";
        return List.of(
                "GET /api/v1/users/me/../../../etc/passwd HTTP/1.1\r\n" + authorized + "\r\n",
                "GET /api/v1/meetings/%2e%2e%2f%2e%2e%2fetc%2fpasswd HTTP/1.1\r\n" + authorized + "\r\n",
                "GET /api/v1/meetings/%00 HTTP/1.1\r\n" + authorized + "\r\n",
                "GET /api/v1/meetings/%c3%28 HTTP/1.1\r\n" + authorized + "\r\n",
                "GET /api/v1/meetings/%zz HTTP/1.1\r\n" + authorized + "\r\n",
                "GET /api/v1/meetings/a;b=c HTTP/1.1\r\n" + authorized + "\r\n",
                "GET /api/v1//users//me HTTP/1.1\r\n" + authorized + "\r\n",
                "GET \\api\\v1\\users\\me HTTP/1.1\r\n" + authorized + "\r\n",
                "GET /api/v1/users/me?x=%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\n" + authorized + "\r\n",
                "GET /api/v1/users/me HTTP/1.1\r\n" + authorized + "X-Request-Id: a\r\n b\r\n\r\n",
                "GET /api/v1/users/me HTTP/1.1\r\n" + authorized + "X-Request-Id: \u0007\u0001\r\n\r\n",
                "GET /api/v1/users/me HTTP/1.1\r\n" + authorized + "X-Request-Id: é" + "x".repeat(500) + "\r\n\r\n",
                "GET /api/v1/users/me HTTP/1.1\r\n" + authorized + "X-Long: " + "x".repeat(100_000) + "\r\n\r\n",
                "GET /api/v1/users/me?" + "x".repeat(100_000) + " HTTP/1.1\r\n" + authorized + "\r\n",
                "GET /api/v1/users/me HTTP/1.1\r\n" + authorized + "Authorization: Bearer x\r\n\r\n",
                "GET /api/v1/users/me HTTP/9.9\r\n" + authorized + "\r\n",
                "BREW /api/v1/users/me HTTP/1.1\r\n" + authorized + "\r\n",
                "TRACE /api/v1/users/me HTTP/1.1\r\n" + authorized + "\r\n",
                "OPTIONS * HTTP/1.1\r\n" + authorized + "\r\n",
                "GET http://169.254.169.254/latest HTTP/1.1\r\n" + authorized + "\r\n",
                posted(authorized, "Content-Length: 2\r\nContent-Length: 7\r\n", "{}"),
                posted(authorized, "Content-Length: -1\r\n", "{}"),
                posted(authorized, "Content-Length: 99999999999999999999\r\n", "{}"),
                posted(authorized, "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
                posted(authorized, "Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n"),
                posted(authorized, "Content-Encoding: gzip\r\nContent-Length: 2\r\n", "{}"),
                posted(authorized, "Idempotency-Key: \u00e9\u0001\r\nContent-Length: 2\r\n", "{}"),
                "\u0000\u0001\u0002\r\n\r\n",
                "\r\n\r\n");
    }

    private static String posted(String headers, String more, String body) {
        return "POST /api/v1/meetings HTTP/1.1\r\n" + headers + "Content-Type: application/json\r\n" + more + "\r\n"
                + body;
    }

    /** Sends one; answers what came until the server closed, which may be nothing. */
    String send(String request) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.net.SocketException e) {
            return ""; // closed while we were still talking: that is an answer, too
        } catch (IOException e) {
            throw new UncheckedIOException(request.lines().findFirst().orElse(request), e);
        }
    }
}
