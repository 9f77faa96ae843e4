package io.videoconf.edge.gateway.limits;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import io.videoconf.edge.gateway.RequestIds;
import io.videoconf.edge.gateway.SecurityHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Watches one connection: a request that has begun must have come whole, headers and body, within a time, however steadily it
 * drips; what the HTTP server answers by itself has our form and headers; and it is closed when this edge stops, after the
 * answer that is under way. Used by one event loop.
 */
final class RequestWatch {
    private static final String BYTES = "videoconf.requestBytes";
    private static final String MESSAGES = "videoconf.requestMessages";

    private final Duration patience;
    private final RefusalBodies bodies;
    private final OpenConnections all;
    private final Channel channel;
    private boolean whole = true;
    private boolean answered;
    private int unanswered;
    private @Nullable ScheduledFuture<?> deadline;

    private RequestWatch(Channel channel, Duration patience, RefusalBodies bodies, OpenConnections all) {
        this.channel = channel;
        this.patience = patience;
        this.bodies = bodies;
        this.all = all;
    }

    /** What is answered, in the words of the contract. */
    interface RefusalBodies {
        byte[] of(int status, String requestId);
    }

    /** Begins to watch a connection that speaks HTTP/1.1. */
    static void watch(Channel channel, Duration patience, RefusalBodies bodies, OpenConnections all) {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(NettyPipeline.HttpCodec) != null) {
            RequestWatch watch = new RequestWatch(channel, patience, bodies, all);
            all.add(watch);
            pipeline.addBefore(NettyPipeline.HttpCodec, BYTES, watch.new Bytes());
            pipeline.addAfter(NettyPipeline.HttpCodec, MESSAGES, watch.new Messages());
        }
    }

    /** This edge stops. Whoever asks again does so elsewhere; a WebSocket is not ours to close. */
    void leave() {
        channel.eventLoop().execute(() -> {
            if (whole && unanswered == 0 && channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
                channel.close();
            }
        });
    }

    private void end() {
        ScheduledFuture<?> running = deadline;
        deadline = null;
        if (running != null) {
            running.cancel(false);
        }
    }

    /** Past TLS, before HTTP: sees that something of a request is there which is not one yet. */
    private final class Bytes extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            whole = false;
            context.fireChannelRead(message);
            // Nearly every request is there with the first bytes, and costs no timer.
            if (whole || deadline != null) {
                return;
            }
            if (context.pipeline().get(NettyPipeline.HttpCodec) == null) {
                // A WebSocket by now: how long its messages take is for others to say.
                context.pipeline().remove(this);
            } else {
                deadline = context.executor().schedule(() -> cut(context), patience.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            end();
            context.fireChannelInactive();
        }

        /** With the connection, or when it has become a WebSocket: from then on it is nothing to us. */
        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            all.remove(RequestWatch.this);
            end();
        }

        private void cut(ChannelHandlerContext context) {
            deadline = null;
            if (context.pipeline().get(NettyPipeline.HttpCodec) == null) {
                return;
            }
            if (answered) {
                context.close();
                return;
            }
            context.writeAndFlush(tooSlow()).addListener(ChannelFutureListener.CLOSE);
        }

        /** As it goes over the wire: the codec behind us is in the middle of a request. */
        private ByteBuf tooSlow() {
            String requestId = RequestIds.fresh();
            byte[] body = bodies.of(HttpResponseStatus.REQUEST_TIMEOUT.code(), requestId);
            StringBuilder head = new StringBuilder("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n"
                    + RequestIds.HEADER + ": " + requestId + "\r\n");
            SecurityHeaders.ALWAYS.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            return Unpooled.wrappedBuffer(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII), body);
        }
    }

    /** Past HTTP: sees when a request is whole, and what is answered. */
    private final class Messages extends ChannelDuplexHandler {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof ByteBuf early) {
                // Frames sent before a WebSocket's handshake was answered: the codec hands them on as it is
                // taken away, and nothing behind it would ever free them.
                early.release();
                context.close();
                return;
            }
            if (message instanceof HttpRequest) {
                answered = false;
                unanswered++;
            }
            if (message instanceof LastHttpContent) {
                whole = true;
                end();
            }
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof HttpResponse told && told.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                context.write(message, promise);
                return;
            }
            Object shown = message instanceof HttpResponse response ? shown(response) : message;
            if (shown instanceof LastHttpContent && unanswered > 0 && --unanswered == 0 && all.areLeaving()) {
                context.write(shown, promise.unvoid()).addListener(ChannelFutureListener.CLOSE);
            } else {
                context.write(shown, promise);
            }
        }

        private HttpResponse shown(HttpResponse response) {
            answered = true;
            HttpResponse shown = isTheServersOwn(response) ? inOurForm((FullHttpResponse) response) : response;
            SecurityHeaders.ALWAYS.forEach((name, value) -> {
                if (!shown.headers().contains(name)) {
                    shown.headers().set(name, value);
                }
            });
            if (all.areLeaving() && unanswered <= 1) {
                shown.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            }
            return shown;
        }

        /** A request that cannot be read is answered by the server before anything of ours sees it. */
        private boolean isTheServersOwn(HttpResponse response) {
            return response instanceof FullHttpResponse full
                    && response.status().codeClass() == HttpStatusClass.CLIENT_ERROR
                    && !full.content().isReadable()
                    && !response.headers().contains(RequestIds.HEADER);
        }

        private HttpResponse inOurForm(FullHttpResponse response) {
            String requestId = RequestIds.fresh();
            byte[] body = bodies.of(response.status().code(), requestId);
            FullHttpResponse ours = new DefaultFullHttpResponse(
                    response.protocolVersion(), response.status(), Unpooled.wrappedBuffer(body));
            ours.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                    .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
                    .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                    .set(RequestIds.HEADER, requestId);
            ReferenceCountUtil.release(response);
            return ours;
        }
    }
}
