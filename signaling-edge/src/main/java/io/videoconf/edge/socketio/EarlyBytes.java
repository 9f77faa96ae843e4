package io.videoconf.edge.socketio;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import reactor.netty.NettyPipeline;

/**
 * Ends a connection whose client sends frames before its handshake was answered, which RFC 6455 (4.1) forbids. Netty hands such
 * bytes on as they are while it takes its HTTP codec away, and nothing behind that codec would ever free them.
 */
@Sharable
final class EarlyBytes extends ChannelInboundHandlerAdapter {
    private static final String NAME = "videoconf.earlyBytes";
    private static final EarlyBytes REFUSED = new EarlyBytes();

    private EarlyBytes() {}

    /** To be called before the handshake is answered, on the channel's loop. */
    static void areRefusedBy(Channel channel) {
        if (channel.pipeline().get(NAME) == null) {
            channel.pipeline().addBefore(NettyPipeline.ReactiveBridge, NAME, REFUSED);
        }
    }

    @Override
    // A close that fails is heard of by channelInactive.
    @SuppressWarnings("FutureReturnValueIgnored")
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf early) {
            early.release();
            context.close();
        } else {
            context.fireChannelRead(message);
        }
    }
}
