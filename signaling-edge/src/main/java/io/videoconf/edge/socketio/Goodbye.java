package io.videoconf.edge.socketio;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The last frame of a WebSocket, and the end of its connection once the client can know why. On the channel's event loop. */
// A write or close that fails ends the channel, and nothing is left to be done then.
@SuppressWarnings("FutureReturnValueIgnored")
final class Goodbye {
    /** For the client's goodbye, which ends it. Closing at once would reset the connection over unread input, and take our words with it. */
    static final Duration LINGER = Duration.ofSeconds(2);

    private static final int LONGEST_REASON = 123;

    private Goodbye() {}

    /**
     * Says it behind what the client has not read yet. That it left us says nothing of when it is read, so the connection
     * stays for as long as there is patience, unless the client ends it.
     *
     * @param patience with one who reads slowly, or not at all; no less than {@link #LINGER}
     */
    static void say(ChannelHandlerContext to, int code, String words, Duration patience) {
        to.writeAndFlush(new CloseWebSocketFrame(code, fitting(words)), to.voidPromise());
        Duration time = patience.compareTo(LINGER) < 0 ? LINGER : patience;
        to.executor().schedule(() -> to.close(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String fitting(String words) {
        String fitting = words;
        while (fitting.getBytes(StandardCharsets.UTF_8).length > LONGEST_REASON) {
            fitting = fitting.substring(0, fitting.offsetByCodePoints(fitting.length(), -1));
        }
        return fitting;
    }
}
