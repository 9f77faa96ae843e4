package io.videoconf.edge.socketio;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket, from the bytes of its frames to its session, past reactor-netty's own stream of frames: an idle
 * connection costs this object and no queue, and ready-made frames go out without a publisher.
 */
// A write or close that fails ends the channel, and that is heard of by channelInactive.
@SuppressWarnings("FutureReturnValueIgnored")
final class WebSocketLink extends ChannelInboundHandlerAdapter implements Link {
    private enum Phase {
        /** Beside a session that polls, until the client says that it wants to change over. */
        PROBING,
        /** The session is on its way to this channel's loop; what comes in meanwhile waits. */
        MOVING,
        OPEN,
        /** We have said goodbye and listen for the client's. */
        CLOSING
    }

    private static final long LINGER_SECONDS = 2;
    private static final int LONGEST_REASON = 123;
    private final EngineSession session;
    private final LoopTick loop;
    private Phase phase;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ChannelHandlerContext wire;
    private @Nullable ArrayDeque<WebSocketFrame> early;

    private WebSocketLink(EngineSession session, LoopTick loop, Phase phase) {
        this.session = session;
        this.loop = loop;
        this.phase = phase;
    }

    /** The link of a session that a WebSocket opened. */
    static WebSocketLink first(EngineSession session, LoopTick loop) {
        return new WebSocketLink(session, loop, Phase.OPEN);
    }

    /** A link that a session may move to. */
    static WebSocketLink upgradeOf(EngineSession session, LoopTick loop) {
        return new WebSocketLink(session, loop, Phase.PROBING);
    }

    @Override
    public Transport transport() {
        return Transport.WEBSOCKET;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        added.channel().config().setAutoRead(true);
        if (phase == Phase.PROBING) {
            session.run(() -> {
                if (!session.offers(this)) {
                    refuse();
                }
            });
            loop.after(session.options().pingTimeout().toNanos(), () -> {
                if (phase == Phase.PROBING) {
                    refuse();
                }
            });
        } else {
            session.drain();
        }
    }

    private ChannelHandlerContext context() {
        return Objects.requireNonNull(context, "used before it is in a pipeline");
    }

    @Override
    public void drain(Outbox outbox) {
        ChannelHandlerContext to = context();
        ChannelHandlerContext end = WireEnd.of(to.pipeline(), wire);
        wire = end;
        boolean wrote = false;
        while (to.channel().isWritable()) {
            Frame frame = outbox.poll();
            if (frame == null) {
                break;
            }
            end.write(frame.intoWire(), end.voidPromise());
            wrote = true;
        }
        if (wrote) {
            end.flush();
        }
        Farewell farewell = outbox.spent();
        if (farewell != null) {
            session.close(farewell);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (phase == Phase.OPEN && ctx.channel().isWritable()) {
            // In the next tick: this may be called from the flush of a drain.
            loop.wake(session);
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof WebSocketFrame frame) {
            if (phase == Phase.MOVING) {
                keep(frame);
            } else {
                read(ctx, frame);
            }
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private void keep(WebSocketFrame frame) {
        if (early == null) {
            early = new ArrayDeque<>();
        }
        early.add(frame);
    }

    private void read(ChannelHandlerContext ctx, WebSocketFrame frame) {
        try {
            switch (frame) {
                case CloseWebSocketFrame _ -> hearGoodbye(ctx);
                case PingWebSocketFrame ping -> {
                    // Answered only while the client reads, or pings would be a way around the bounded queue.
                    if (ctx.channel().isWritable()) {
                        ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()), ctx.voidPromise());
                    }
                }
                case TextWebSocketFrame text -> text(text);
                case BinaryWebSocketFrame binary -> binary(binary);
                // A pong to a ping that we do not send.
                default -> {}
            }
        } finally {
            frame.release();
        }
    }

    private void text(TextWebSocketFrame frame) {
        switch (phase) {
            case PROBING -> probing(frame.text());
            case OPEN -> session.guarded(() -> session.receive(EngineCodec.utf8(frame.content())));
            case MOVING, CLOSING -> {}
        }
    }

    private void binary(BinaryWebSocketFrame frame) {
        switch (phase) {
            case PROBING -> refuse();
            case OPEN -> {
                byte[] message = new byte[frame.content().readableBytes()];
                frame.content().readBytes(message);
                session.guarded(() -> session.receive(message));
            }
            case MOVING, CLOSING -> {}
        }
    }

    private void probing(String packet) {
        switch (packet) {
            case "2probe" -> {
                // On the wire before the poll is answered: the client must not see its polling end first.
                context().writeAndFlush(Frame.PROBE_ANSWER.intoWire(), context().voidPromise());
                session.run(() -> {
                    if (!session.probe(this)) {
                        refuse();
                    }
                });
            }
            case "5" -> {
                phase = Phase.MOVING;
                context().channel().config().setAutoRead(false);
                session.run(() -> {
                    boolean moves = session.upgrade(this, loop);
                    loop.later(() -> move(moves));
                });
            }
            default -> refuse();
        }
    }

    private void move(boolean moves) {
        if (phase != Phase.MOVING) {
            return;
        }
        ArrayDeque<WebSocketFrame> waiting = early == null ? new ArrayDeque<>(1) : early;
        early = null;
        if (moves) {
            phase = Phase.OPEN;
            session.moved();
            waiting.forEach(frame -> read(context(), frame));
            context().channel().config().setAutoRead(true);
        } else {
            waiting.forEach(ReferenceCountUtil::release);
            refuse();
        }
    }

    /** This WebSocket is not wanted; its session, if it lives, goes on without it. */
    void refuse() {
        loop.later(() -> sayGoodbye(DisconnectReason.PROTOCOL_VIOLATION.closeCode(), "upgrade_refused"));
        session.run(() -> session.linkLost(this));
    }

    @Override
    public void close(Farewell farewell) {
        sayGoodbye(farewell.reason().closeCode(), farewell.words());
    }

    private void sayGoodbye(int code, String words) {
        ChannelHandlerContext to = context();
        if (phase == Phase.CLOSING || !to.channel().isActive()) {
            return;
        }
        phase = Phase.CLOSING;
        to.channel().config().setAutoRead(true);
        to.writeAndFlush(new CloseWebSocketFrame(code, fitting(words)), to.voidPromise());
        // Closing at once would reset the connection over unread input, and the client would never see the reason.
        var _ = to.executor().schedule(() -> to.close(), LINGER_SECONDS, TimeUnit.SECONDS);
    }

    private static String fitting(String words) {
        String fitting = words;
        while (fitting.getBytes(StandardCharsets.UTF_8).length > LONGEST_REASON) {
            fitting = fitting.substring(0, fitting.offsetByCodePoints(fitting.length(), -1));
        }
        return fitting;
    }

    private void hearGoodbye(ChannelHandlerContext ctx) {
        boolean answersOurs = phase == Phase.CLOSING;
        phase = Phase.CLOSING;
        if (answersOurs) {
            ctx.close();
        } else {
            ctx.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
                    .addListener(ChannelFutureListener.CLOSE);
            session.run(() -> session.linkLost(this));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        phase = phase == Phase.MOVING ? Phase.MOVING : Phase.CLOSING;
        session.run(() -> session.linkLost(this));
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (early != null) {
            early.forEach(ReferenceCountUtil::release);
            early = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        DisconnectReason reason =
                switch (cause) {
                    case TooLongFrameException _ -> DisconnectReason.PAYLOAD_TOO_LARGE;
                    case CorruptedWebSocketFrameException corrupted
                    when corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG) ->
                        DisconnectReason.PAYLOAD_TOO_LARGE;
                    case CorruptedWebSocketFrameException _ -> DisconnectReason.PROTOCOL_VIOLATION;
                    default -> DisconnectReason.TRANSPORT_CLOSED;
                };
        switch (phase) {
            case OPEN -> session.close(reason);
            case PROBING, MOVING -> refuse();
            case CLOSING -> ctx.close();
        }
    }
}
