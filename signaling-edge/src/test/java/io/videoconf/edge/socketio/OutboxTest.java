package io.videoconf.edge.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Outbox outbox = new Outbox(3, 100);

    private static Frame frame(int size) {
        return Frame.text("x".repeat(size).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void the_loop_is_woken_once_until_it_has_emptied_the_box() {
        assertThat(outbox.offer(frame(1))).isEqualTo(Outbox.Offer.WAKE);
        assertThat(outbox.offer(frame(1))).isEqualTo(Outbox.Offer.QUEUED);
        Objects.requireNonNull(outbox.poll()).release();
        assertThat(outbox.offer(frame(1))).isEqualTo(Outbox.Offer.QUEUED);
        Objects.requireNonNull(outbox.poll()).release();
        Objects.requireNonNull(outbox.poll()).release();
        assertThat(outbox.poll()).isNull();
        assertThat(outbox.offer(frame(1))).isEqualTo(Outbox.Offer.WAKE);
        outbox.close();
    }

    @Test
    void one_packet_too_many_overflows_once_and_releases_all_that_waited() {
        List<Frame> frames = new ArrayList<>(List.of(frame(1), frame(1), frame(1), frame(1), frame(1)));

        List<Outbox.Offer> offers = frames.stream().map(outbox::offer).toList();

        assertThat(offers)
                .containsExactly(
                        Outbox.Offer.WAKE,
                        Outbox.Offer.QUEUED,
                        Outbox.Offer.QUEUED,
                        Outbox.Offer.OVERFLOW,
                        Outbox.Offer.CLOSED);
        assertThat(frames).allSatisfy(frame -> assertThat(frame.references()).isZero());
        assertThat(outbox.packets()).isZero();
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void bytes_overflow_too() {
        assertThat(outbox.offer(frame(60))).isEqualTo(Outbox.Offer.WAKE);
        assertThat(outbox.offer(frame(60))).isEqualTo(Outbox.Offer.OVERFLOW);
    }

    @Test
    void an_overflow_inside_a_group_is_told_and_releases_the_whole_group() {
        List<Frame> group = List.of(frame(1), frame(1), frame(1), frame(1), frame(1));

        assertThat(outbox.offer(group)).isEqualTo(Outbox.Offer.OVERFLOW);
        assertThat(group).allSatisfy(frame -> assertThat(frame.references()).isZero());
    }

    @Test
    void what_waits_still_goes_out_after_the_end_but_nothing_new_gets_in() {
        outbox.offer(frame(1));

        Farewell first = Farewell.of(DisconnectReason.SERVER);
        assertThat(outbox.end(first)).isTrue();
        assertThat(outbox.end(Farewell.of(DisconnectReason.SERVER_DRAINING))).isFalse();
        assertThat(outbox.spent()).isNull();
        assertThat(outbox.offer(frame(1))).isEqualTo(Outbox.Offer.CLOSED);
        Objects.requireNonNull(outbox.poll()).release();
        assertThat(outbox.spent()).isEqualTo(first);
    }

    @Test
    void several_packets_in_one_frame_count_as_several() {
        Frame three = three();

        assertThat(outbox.offer(three)).isEqualTo(Outbox.Offer.WAKE);
        assertThat(outbox.packets()).isEqualTo(3);
        Objects.requireNonNull(outbox.poll()).release();
        assertThat(outbox.packets()).isZero();
        assertThat(outbox.offer(frame(1))).isEqualTo(Outbox.Offer.QUEUED);
        assertThat(outbox.offer(three())).isEqualTo(Outbox.Offer.OVERFLOW);
    }

    /** Three packets of one byte in one frame. */
    private static Frame three() {
        List<Frame> each = List.of(frame(1), frame(1), frame(1));
        Frame joined = Frame.joined(each);
        each.forEach(Frame::release);
        return joined;
    }
}
