package io.videoconf.verify;

import org.jspecify.annotations.Nullable;

/**
 * One line of events.ndjson: an event as it is stored, and what the ledger says of it.
 *
 * @param sequence counted from 0 in its stream
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Entry(
        long historyIndex,
        long treeIndex,
        String eventId,
        @Nullable String streamType,
        String streamId,
        long sequence,
        String time,
        String payloadType,
        @Nullable String payloadRevision,
        byte @Nullable [] metadata,
        byte[] payload,
        byte[] eventHash,
        byte[] link) {

    static Entry read(Fields line) throws Broken {
        Entry entry = new Entry(
                line.number("history_index"),
                line.number("tree_index"),
                line.text("event_id"),
                line.textOrNull("stream_type"),
                line.text("stream_id"),
                line.number("sequence"),
                line.text("time"),
                line.text("payload_type"),
                line.textOrNull("payload_revision"),
                line.base64OrNull("metadata"),
                line.base64("payload"),
                line.hash("event_hash"),
                line.hash("link"));
        line.end();
        return entry;
    }
}
