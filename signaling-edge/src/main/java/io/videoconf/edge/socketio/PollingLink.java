package io.videoconf.edge.socketio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/** HTTP long-polling: at most one waiting GET, at most one POST at a time. */
final class PollingLink implements Link {

    private static final long UPGRADE_PATIENCE = TimeUnit.MILLISECONDS.toNanos(50);

    private final EngineSession session;
    private @Nullable MonoSink<HttpAnswer> waiting;
    private @Nullable Object posting;

    PollingLink(EngineSession session) {
        this.session = session;
    }

    @Override
    public Transport transport() {
        return Transport.POLLING;
    }

    /** A GET that waits for packets; a second one ends the session. */
    void poll(MonoSink<HttpAnswer> request) {
        if (waiting != null) {
            request.success(HttpAnswer.BAD_REQUEST);
            session.close(DisconnectReason.PROTOCOL_VIOLATION);
            return;
        }
        waiting = request;
        request.onCancel(() -> session.run(() -> abandoned(request)));
        session.drain();
        if (waiting != null && session.isUpgrading()) {
            // Not at once: the client may have changed over already, and then this is no request of its.
            session.loop()
                    .after(
                            UPGRADE_PATIENCE,
                            () -> session.run(() -> {
                                if (waiting == request) {
                                    nothing();
                                }
                            }));
        }
    }

    /** Answers a waiting GET with nothing, so that the client can stop polling. */
    void nothing() {
        answer(HttpAnswer.packet(EngineCodec.NOOP));
    }

    private void abandoned(MonoSink<HttpAnswer> request) {
        if (waiting == request) {
            waiting = null;
            session.linkLost(this);
        }
    }

    /** Whether a POST may go on: then OK, and its body comes with the same token. A second one ends the session. */
    HttpAnswer postBegins(Object token) {
        if (posting == null) {
            posting = token;
            return HttpAnswer.OK;
        }
        session.close(DisconnectReason.PROTOCOL_VIOLATION);
        return HttpAnswer.BAD_REQUEST;
    }

    /** The body of a POST. */
    HttpAnswer post(Object token, byte[] body) {
        postEnds(token);
        boolean valid = session.guarded(() -> {
            for (String packet : EngineCodec.split(EngineCodec.utf8(Unpooled.wrappedBuffer(body)))) {
                if (!packet.isEmpty() && packet.charAt(0) == EngineCodec.BASE64) {
                    session.receive(EngineCodec.base64(packet));
                } else {
                    session.receive(packet);
                }
            }
        });
        return valid ? HttpAnswer.OK : HttpAnswer.BAD_REQUEST;
    }

    /** The POST is over, however it ended. */
    void postEnds(Object token) {
        if (posting == token) {
            posting = null;
        }
    }

    @Override
    public void drain(Outbox outbox) {
        if (waiting == null) {
            return;
        }
        ByteBuf body = Unpooled.buffer(64);
        for (Frame frame = outbox.poll(); frame != null; frame = outbox.poll()) {
            frame.intoPolling(body);
        }
        Farewell farewell = outbox.spent();
        if (body.isReadable()) {
            answer(HttpAnswer.packets(body));
        } else if (farewell != null) {
            session.close(farewell);
        }
    }

    @Override
    public void close(Farewell farewell) {
        // The client that closed knows; the others are told.
        answer(HttpAnswer.packet(farewell.reason() == DisconnectReason.CLIENT ? EngineCodec.NOOP : EngineCodec.CLOSE));
    }

    /** The session goes on elsewhere. */
    void leave() {
        answer(HttpAnswer.UNKNOWN_SESSION);
    }

    private void answer(HttpAnswer answer) {
        MonoSink<HttpAnswer> request = waiting;
        if (request != null) {
            waiting = null;
            request.success(answer);
        }
    }
}
