package io.videoconf.edge.socketio;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;

/**
 * Where finished frames go into a pipeline: past whatever encodes, which has nothing to do for them and looks at each all the
 * same, but not past what encrypts.
 */
final class WireEnd {
    private WireEnd() {}

    static ChannelHandlerContext of(ChannelPipeline pipeline) {
        return pipeline.get(SslHandler.class) == null ? pipeline.firstContext() : pipeline.lastContext();
    }
}
