package io.videoconf.edge.socketio;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/**
 * Where finished frames go into a pipeline: past whatever encodes, which has nothing to do for them and looks at each all the
 * same, but not past what encrypts.
 */
final class WireEnd {
    private WireEnd() {}

    /**
     * Searching the pipeline costs a tenth of a small write.
     *
     * @param known what was answered the last time; null the first time
     */
    static ChannelHandlerContext of(ChannelPipeline pipeline, @Nullable ChannelHandlerContext known) {
        return known != null && !known.isRemoved() ? known : of(pipeline);
    }

    static ChannelHandlerContext of(ChannelPipeline pipeline) {
        return pipeline.get(SslHandler.class) == null ? pipeline.firstContext() : pipeline.lastContext();
    }
}
