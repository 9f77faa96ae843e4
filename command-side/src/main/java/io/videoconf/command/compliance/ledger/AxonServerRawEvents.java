package io.videoconf.command.compliance.ledger;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Events of many machines, from Axon Server, as they come over the wire. It keeps metadata as a map, so their bytes are
 * made here: for each key in the order of its UTF-8 text, its length and bytes, and those of its value as text, lengths
 * as four bytes, most significant first.
 */
final class AxonServerRawEvents implements RawEvents {
    /** Events that are sent ahead at most; for a few events, not more than those. */
    private static final int BUFFER = 1_000;

    private static final int SMALLEST_BUFFER = 64;
    private static final long FIRST_MILLIS = 500;
    private static final long NEXT_MILLIS = 20;
    /** How long a server that has an event may take to send it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Supplier<EventChannel> channel;
    private final Duration patience;

    AxonServerRawEvents(Supplier<EventChannel> channel) {
        this(channel, PATIENCE);
    }

    AxonServerRawEvents(Supplier<EventChannel> channel, Duration patience) {
        this.channel = channel;
        this.patience = patience;
    }

    @Override
    public List<StoredEvent> after(long position, int limit) throws InterruptedException {
        List<StoredEvent> found = new ArrayList<>();
        try (EventStream stream = open(position, limit)) {
            EventWithToken next = stream.nextIfAvailable(FIRST_MILLIS, TimeUnit.MILLISECONDS);
            while (next != null) {
                found.add(event(next));
                next = found.size() == limit ? null : stream.nextIfAvailable(NEXT_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        return found;
    }

    @Override
    public List<StoredEvent> between(long after, long until) throws InterruptedException {
        return whole(after, Math.min(until, newest()));
    }

    @Override
    public List<StoredEvent> at(Collection<Long> positions) throws InterruptedException {
        List<StoredEvent> found = new ArrayList<>(positions.size());
        long newest = newest();
        TreeSet<Long> wanted = new TreeSet<>(positions);
        wanted.tailSet(newest, false).clear();
        while (!wanted.isEmpty()) {
            long first = wanted.first();
            long last = first;
            while (wanted.contains(last + 1)) {
                last++;
            }
            found.addAll(whole(first - 1, last));
            wanted.headSet(last, true).clear();
        }
        return found;
    }

    /** The position of the newest event that there is. */
    private long newest() throws InterruptedException {
        try {
            return channel.get().getLastToken().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Axon Server does not say how far its events go", e);
        }
    }

    /**
     * All up to an event that there is. One that is slow to come is waited for, and one that does not come is a failure:
     * whoever compares events with the ledger would take what is not sent for deleted.
     */
    private List<StoredEvent> whole(long after, long last) throws InterruptedException {
        List<StoredEvent> found = new ArrayList<>();
        long reached = after;
        if (reached >= last) {
            return found;
        }
        try (EventStream stream = open(after, Math.clamp(last - after, 1, BUFFER))) {
            while (reached < last) {
                EventWithToken next = stream.nextIfAvailable(patience.toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) {
                    throw new IllegalStateException(
                            "Axon Server has events up to " + last + " and sends none after " + reached);
                }
                reached = next.getToken();
                if (reached <= last) {
                    found.add(event(next));
                }
            }
        }
        return found;
    }

    private EventStream open(long after, int limit) {
        return channel.get().openStream(after, Math.clamp(limit, SMALLEST_BUFFER, BUFFER));
    }

    private static StoredEvent event(EventWithToken stored) {
        Event event = stored.getEvent();
        boolean inStream = !event.getAggregateIdentifier().isEmpty();
        return new StoredEvent(
                stored.getToken(),
                event.getMessageIdentifier(),
                event.getAggregateType().isEmpty() ? null : event.getAggregateType(),
                inStream ? event.getAggregateIdentifier() : event.getMessageIdentifier(),
                event.getAggregateSequenceNumber(),
                Instant.ofEpochMilli(event.getTimestamp()).toString(),
                event.getPayload().getType(),
                event.getPayload().getRevision().isEmpty()
                        ? null
                        : event.getPayload().getRevision(),
                metadata(event),
                event.getPayload().getData().toByteArray());
    }

    private static byte[] metadata(Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new TreeMap<>(event.getMetaDataMap()).forEach((key, value) -> {
            write(bytes, key);
            write(bytes, text(value));
        });
        return bytes.toByteArray();
    }

    private static void write(ByteArrayOutputStream bytes, @Nullable String text) {
        byte[] utf8 = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
        bytes.writeBytes(utf8);
    }

    private static String text(MetaDataValue value) {
        return switch (value.getDataCase()) {
            case TEXT_VALUE -> value.getTextValue();
            case NUMBER_VALUE -> Long.toString(value.getNumberValue());
            case BOOLEAN_VALUE -> Boolean.toString(value.getBooleanValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case BYTES_VALUE ->
                java.util.HexFormat.of()
                        .formatHex(value.getBytesValue().getData().toByteArray());
            case DATA_NOT_SET -> "";
        };
    }
}
