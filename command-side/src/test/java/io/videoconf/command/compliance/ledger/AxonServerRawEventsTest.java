package io.videoconf.command.compliance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is compared with the ledger is read whole or not at all, however slowly an Axon Server sends. There is none here: one is played. */
class AxonServerRawEventsTest {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /** Longer than whoever only follows waits for one more. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    /**
     * A server.
     *
     * @param newest the last event that it says it has
     * @param sent the last event that it sends
     */
    private static RawEvents server(long newest, long sent) {
        EventChannel channel = (EventChannel) Proxy.newProxyInstance(
                EventChannel.class.getClassLoader(),
                new Class<?>[] {EventChannel.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "getLastToken" -> CompletableFuture.completedFuture(newest);
                    case "openStream" -> stream((Long) arguments[0], sent);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return new AxonServerRawEvents(() -> channel, PATIENCE);
    }

    /** Pauses before every other event; whoever does not wait so long is sent none. */
    private static EventStream stream(long after, long sent) {
        AtomicLong last = new AtomicLong(after);
        return (EventStream) Proxy.newProxyInstance(
                EventStream.class.getClassLoader(),
                new Class<?>[] {EventStream.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "nextIfAvailable" -> {
                        long waited = ((TimeUnit) arguments[1]).toMillis((Long) arguments[0]);
                        boolean slow = last.get() % 2 != 0 && waited < PAUSE.toMillis();
                        yield slow || last.get() >= sent ? null : event(last.incrementAndGet());
                    }
                    case "close" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static EventWithToken event(long token) {
        Event event = Event.newBuilder()
                .setMessageIdentifier("event-" + token)
                .setAggregateIdentifier("stream")
                .setAggregateType("Meeting")
                .setPayload(SerializedObject.newBuilder().setType("MeetingLocked"))
                .build();
        return EventWithToken.newBuilder().setToken(token).setEvent(event).build();
    }

    private static List<Long> positions(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::position).toList();
    }

    private static List<Long> from(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void whoFollowsIsGivenWhatIsThereAtOnce() throws InterruptedException {
        assertThat(positions(server(9, 9).after(-1, 100))).hasSizeLessThan(10).isNotEmpty();
    }

    @Test
    void aStretchIsReadWholeHoweverSlowlyItComes() throws InterruptedException {
        RawEvents events = server(9, 9);
        assertThat(positions(events.between(RawEvents.BEGINNING, 6))).isEqualTo(from(0, 6));
        assertThat(positions(events.between(3, 1_000))).as("to its end").isEqualTo(from(4, 9));
        assertThat(positions(events.between(9, 9))).isEmpty();
        assertThat(positions(events.at(List.of(0L, 1L, 4L, 9L, 10L, 77L)))).containsExactly(0L, 1L, 4L, 9L);
    }

    @Test
    void whatTheServerHasAndDoesNotSendIsNotTakenForDeleted() {
        RawEvents events = server(9, 5);
        assertThatThrownBy(() -> events.between(RawEvents.BEGINNING, 9))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sends none after 5");
        assertThatThrownBy(() -> events.at(List.of(8L))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatTheServerSaysThatItDoesNotHaveIsGone() throws InterruptedException {
        assertThat(positions(server(5, 5).between(RawEvents.BEGINNING, 9))).isEqualTo(from(0, 5));
    }
}
