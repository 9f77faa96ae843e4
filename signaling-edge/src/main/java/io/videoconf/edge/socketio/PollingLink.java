package io.videoconf.edge.socketio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/** HTTP long-polling: at most one waiting GET, at most one POST at a time. */
final class PollingLink implements Link {

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

    /** Takes a GET, unless one waits already. */
    boolean takes(MonoSink<HttpAnswer> request) {
        if (waiting != null) {
            return false;
        }
        waiting = request;
        request.onCancel(() -> session.run(() -> abandoned(request)));
        return true;
    }

    private void abandoned(MonoSink<HttpAnswer> request) {
        if (waiting == request) {
            waiting = null;
            session.linkLost(this);
        }
    }

    /** Whether a POST may begin; if so, it is over with {@link #postEnds} for the same token. */
    boolean postBegins(Object token) {
        if (posting != null) {
            return false;
        }
        posting = token;
        return true;
    }

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
            if (body.isReadable()) {
                body.writeByte(EngineCodec.SEPARATOR);
            }
            frame.intoPolling(body);
        }
        if (body.isReadable()) {
            answer(HttpAnswer.packets(body));
        } else if (outbox.isSpent()) {
            session.expire();
        } else if (session.isUpgrading()) {
            answer(HttpAnswer.packet(EngineCodec.NOOP));
        }
    }

    @Override
    public void close(DisconnectReason reason, String words) {
        // The client that closed knows; the others are told.
        answer(HttpAnswer.packet(reason == DisconnectReason.CLIENT ? EngineCodec.NOOP : EngineCodec.CLOSE));
    }

    /** The session goes on elsewhere. */
    void leave() {
        answer(HttpAnswer.packet(EngineCodec.NOOP));
    }

    private void answer(HttpAnswer answer) {
        MonoSink<HttpAnswer> request = waiting;
        if (request != null) {
            waiting = null;
            request.success(answer);
        }
    }
}
