package io.videoconf.command.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is told of the events that this process has committed, right after each commit, on the command's thread: what it does there
 * must be short. It hears of nothing that others commit, and of nothing whose place is not known.
 */
public interface CommitWitness {
    /** Events of one command, in their order. */
    void committed(List<Row> rows);

    /**
     * An event as it was stored.
     *
     * @param position where it stands among all events
     * @param streamType the kind of stream; null for an event of no stream
     * @param sequence its number in its stream, counted from 0
     * @param time as the store writes it
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are what it is about; it is never compared
    record Row(
            long position,
            String eventId,
            @Nullable String streamType,
            String streamId,
            long sequence,
            String time,
            String payloadType,
            @Nullable String payloadRevision,
            byte[] metadata,
            byte[] payload) {

        static Row of(Committed committed) {
            Writes.Event event = committed.event();
            return new Row(
                    committed.position(),
                    event.identifier(),
                    event.type(),
                    event.stream(),
                    event.sequence(),
                    event.at(),
                    event.payloadType(),
                    event.revision(),
                    event.metadata(),
                    event.payload());
        }
    }
}
