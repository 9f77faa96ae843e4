package io.videoconf.edge.socketio;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import reactor.netty.http.server.WebsocketServerSpec;

/** The HTTP side of Engine.IO: every request to the path, whatever its method. */
final class EngineRoutes {

    private static final String DECODER = "engineIoDecoder";
    private static final String AGGREGATOR = "engineIoAggregator";
    private static final String LINK = "engineIoLink";
    private static final String PREFLIGHT_SECONDS = "600";
    private static final String RETRY_SECONDS = "1";

    private final EngineServer server;
    private final SocketIoOptions options;
    private final WebsocketServerSpec webSocket;
    private final WebSocketDecoderConfig decoder;

    EngineRoutes(EngineServer server) {
        this.server = server;
        this.options = server.options();
        this.webSocket = WebsocketServerSpec.builder()
                .compress(false)
                .handlePing(true)
                .maxFramePayloadLength(options.maxPayload())
                .build();
        this.decoder = WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(true)
                .allowExtensions(false)
                .closeOnProtocolViolation(false)
                .maxFramePayloadLength(options.maxPayload())
                .build();
    }

    void addTo(HttpServerRoutes routes) {
        String path = options.path();
        String bare = path.substring(0, path.length() - 1);
        routes.route(
                request -> {
                    String asked = undecoded(request.uri());
                    return asked.equals(path) || asked.equals(bare);
                },
                this::handle);
    }

    /** As it was sent: decoding fails on what is no address, and this is asked of every request. */
    private static String undecoded(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        EngineRequest wish = EngineRequest.of(request, options);
        allowOrigin(request, response, wish);
        return switch (wish) {
            case EngineRequest.Invalid invalid -> send(response, invalid.answer());
            case EngineRequest.Preflight _ -> preflight(response);
            case EngineRequest.Open open -> open(open, request, response);
            case EngineRequest.Poll poll -> poll(server.find(poll.sid()), response);
            case EngineRequest.Post post -> post(server.find(post.sid()), request, response);
            case EngineRequest.Upgrade upgrade -> upgrade(server.find(upgrade.sid()), request, response);
        };
    }

    private void allowOrigin(HttpServerRequest request, HttpServerResponse response, EngineRequest wish) {
        String origin = request.requestHeaders().get(HttpHeaderNames.ORIGIN);
        boolean forbidden = wish instanceof EngineRequest.Invalid invalid
                && invalid.answer().equals(HttpAnswer.FORBIDDEN);
        if (origin != null) {
            response.header(HttpHeaderNames.VARY, "Origin");
            if (!forbidden) {
                response.header(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            }
        }
    }

    private static Mono<Void> preflight(HttpServerResponse response) {
        return response.status(204)
                .header(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET,POST")
                .header(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "content-type")
                .header(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS)
                .send();
    }

    private static Mono<Void> send(HttpServerResponse response, HttpAnswer answer) {
        response.status(answer.status())
                .header(HttpHeaderNames.CONTENT_TYPE, answer.contentType())
                .header(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff");
        if (answer.equals(HttpAnswer.DRAINING)) {
            response.header(HttpHeaderNames.RETRY_AFTER, RETRY_SECONDS);
        }
        return response.send(Mono.fromSupplier(answer::content)).then();
    }

    private Publisher<Void> open(EngineRequest.Open wish, HttpServerRequest request, HttpServerResponse response) {
        if (server.isRefusing()) {
            return send(response, HttpAnswer.DRAINING);
        }
        LoopTick loop = server.loopOf(channelOf(request));
        return switch (wish.transport()) {
            case POLLING -> {
                EngineSession session = server.open(wish.handshake(), loop);
                yield send(response, HttpAnswer.open(server.greeting(session, Transport.POLLING)));
            }
            case WEBSOCKET ->
                onWebSocket(request, response, channel -> {
                    EngineSession session = server.open(wish.handshake(), loop);
                    WebSocketLink link = WebSocketLink.first(session, loop);
                    session.openOn(link);
                    session.send(Frame.text(server.greeting(session, Transport.WEBSOCKET)));
                    install(channel, link);
                });
        };
    }

    private Publisher<Void> upgrade(
            @Nullable EngineSession session, HttpServerRequest request, HttpServerResponse response) {
        if (session == null) {
            return send(response, HttpAnswer.UNKNOWN_SESSION);
        }
        LoopTick loop = server.loopOf(channelOf(request));
        return onWebSocket(request, response, channel -> install(channel, WebSocketLink.upgradeOf(session, loop)));
    }

    private Publisher<Void> onWebSocket(
            HttpServerRequest request, HttpServerResponse response, Consumer<Channel> ready) {
        EarlyBytes.areRefusedBy(channelOf(request));
        return response.sendWebsocket(
                (inbound, outbound) -> {
                    inbound.withConnection(connection -> ready.accept(connection.channel()));
                    // Kept by reactor-netty for as long as the connection lives, and read by nobody any more.
                    inbound.headers().clear();
                    // What came before the link was there came to nobody, and would never be freed.
                    var _ = inbound.receiveObject().onErrorComplete().subscribe();
                    // The link ends the connection; reactor-netty has nothing to send.
                    return Mono.never();
                },
                webSocket);
    }

    private void install(Channel channel, WebSocketLink link) {
        ChannelPipeline pipeline = channel.pipeline();
        // Netty's own answer to a bad frame would close without our reason.
        pipeline.replace(WebSocket13FrameDecoder.class, DECODER, new WebSocket13FrameDecoder(decoder));
        pipeline.addBefore(
                NettyPipeline.ReactiveBridge, AGGREGATOR, new WebSocketFrameAggregator(options.maxPayload()));
        pipeline.addBefore(NettyPipeline.ReactiveBridge, LINK, link);
    }

    private static Mono<Void> poll(@Nullable EngineSession session, HttpServerResponse response) {
        if (session == null) {
            return send(response, HttpAnswer.UNKNOWN_SESSION);
        }
        return Mono.<HttpAnswer>create(request -> session.run(() -> {
                    PollingLink polling = session.polling();
                    if (polling == null) {
                        request.success(HttpAnswer.UNKNOWN_SESSION);
                    } else {
                        polling.poll(request);
                    }
                }))
                .flatMap(answer -> send(response, answer));
    }

    private Mono<Void> post(@Nullable EngineSession session, HttpServerRequest request, HttpServerResponse response) {
        if (session == null) {
            return send(response, HttpAnswer.UNKNOWN_SESSION);
        }
        Object token = new Object();
        return polling(session, polling -> polling.postBegins(token))
                .flatMap(begun -> begun.equals(HttpAnswer.OK)
                        ? body(request).flatMap(body -> polling(session, polling -> polling.post(token, body)))
                        : Mono.just(begun))
                .onErrorResume(ProtocolViolation.class, _ -> rejected(session, HttpAnswer.TOO_LARGE))
                .onErrorResume(TimeoutException.class, _ -> rejected(session, HttpAnswer.TOO_SLOW))
                .doFinally(_ -> polling(session, polling -> {
                            polling.postEnds(token);
                            return HttpAnswer.OK;
                        })
                        .subscribe())
                .flatMap(answer -> send(response, answer));
    }

    /** Asks the session's polling link, on the session's loop. */
    private static Mono<HttpAnswer> polling(EngineSession session, Function<PollingLink, HttpAnswer> question) {
        return Mono.create(answer -> session.run(() -> {
            PollingLink polling = session.polling();
            answer.success(polling == null ? HttpAnswer.UNKNOWN_SESSION : question.apply(polling));
        }));
    }

    private static Mono<HttpAnswer> rejected(EngineSession session, HttpAnswer answer) {
        DisconnectReason reason = answer.equals(HttpAnswer.TOO_LARGE)
                ? DisconnectReason.PAYLOAD_TOO_LARGE
                : DisconnectReason.PROTOCOL_VIOLATION;
        return Mono.create(sink -> session.run(() -> {
            session.close(reason);
            sink.success(answer);
        }));
    }

    private Mono<byte[]> body(HttpServerRequest request) {
        int most = options.maxPayload();
        String announced = request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH, "0");
        if (announced.length() > 10 || Long.parseLong(announced) > most) {
            return Mono.error(ProtocolViolation.tooLarge("announced body is larger than maxPayload"));
        }
        return request.receive()
                .asByteArray()
                .reduceWith(ByteArrayOutputStream::new, (all, part) -> {
                    if (all.size() + part.length > most) {
                        throw ProtocolViolation.tooLarge("body is larger than maxPayload");
                    }
                    all.writeBytes(part);
                    return all;
                })
                .map(ByteArrayOutputStream::toByteArray)
                .timeout(options.pingTimeout());
    }

    private static Channel channelOf(HttpServerRequest request) {
        AtomicReference<Channel> channel = new AtomicReference<>();
        request.withConnection(connection -> channel.set(connection.channel()));
        return Objects.requireNonNull(channel.get(), "a request without a connection");
    }
}
