package io.videoconf.edge.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long a connection lives on after its last frame, on a clock of its own. */
class GoodbyeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration A_MOMENT = Duration.ofMillis(100);

    private final Unread unread = new Unread();
    private final EmbeddedChannel channel = new EmbeddedChannel(unread, new ChannelInboundHandlerAdapter());

    GoodbyeTest() {
        channel.freezeTime();
    }

    @AfterEach
    void stop() {
        unread.forget();
        channel.finishAndReleaseAll();
    }

    /** A client that reads when it is told to. */
    private static final class Unread extends ChannelOutboundHandlerAdapter {
        private @Nullable Object message;
        private @Nullable Runnable reading;

        @Override
        public void write(ChannelHandlerContext context, Object written, ChannelPromise promise) {
            message = written;
            reading = () -> context.writeAndFlush(written, promise);
        }

        void read() {
            message = null;
            Objects.requireNonNull(reading, "nothing was said").run();
        }

        void forget() {
            ReferenceCountUtil.release(message);
        }
    }

    private void say(Duration patience) {
        Goodbye.say(channel.pipeline().lastContext(), 4003, "slow_consumer", patience);
    }

    private void passes(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void whoReadsOnLateIsToldWhy() {
        say(PATIENCE);
        passes(PATIENCE.minus(A_MOMENT));
        assertThat(channel.isOpen()).isTrue();
        unread.read();
        CloseWebSocketFrame told = channel.readOutbound();
        assertThat(told.statusCode()).isEqualTo(4003);
        assertThat(told.reasonText()).isEqualTo("slow_consumer");
        told.release();
    }

    /** It left us, and may be on its way for as long as there is patience. */
    @Test
    void thatItLeftUsShortensNothing() {
        say(PATIENCE);
        unread.read();
        passes(PATIENCE.minus(A_MOMENT));
        assertThat(channel.isOpen()).isTrue();
        passes(A_MOMENT);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoReadsNothingIsNotWaitedForLonger() {
        say(PATIENCE);
        passes(PATIENCE);
        assertThat(channel.isOpen()).isFalse();
    }

    /** As it is where clients have to answer at once. */
    @Test
    void noPatienceIsShorterThanAGoodbyeTakes() {
        say(A_MOMENT);
        passes(Goodbye.LINGER.minus(A_MOMENT));
        assertThat(channel.isOpen()).isTrue();
        passes(A_MOMENT);
        assertThat(channel.isOpen()).isFalse();
    }
}
