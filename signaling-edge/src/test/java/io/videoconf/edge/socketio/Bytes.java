package io.videoconf.edge.socketio;

import java.io.IOException;
import java.io.InputStream;

/** What bare connections need of HTTP. */
final class Bytes {
    private Bytes() {}

    /** Reads up to the end of an answer's header. */
    static void readHeader(InputStream in) throws IOException {
        int newlines = 0;
        while (newlines < 2) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed before the handshake was answered");
            }
            newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
        }
    }
}
