package io.videoconf.command.compliance.ledger;

import org.jspecify.annotations.Nullable;

/**
 * An event exactly as the store keeps it: nothing is read into it, decrypted or upcast.
 *
 * @param position where it stands in the store; grows, and may have gaps
 * @param streamType the kind of stream; null for an event of no stream
 * @param sequence its number in its stream, counted from 0
 * @param time as the store writes it
 * @param metadata the stored bytes; with Axon Server, which keeps no bytes of them, see {@link AxonServerRawEvents}
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are what it is about; it is never compared
public record StoredEvent(
        long position,
        String eventId,
        @Nullable String streamType,
        String streamId,
        long sequence,
        String time,
        String payloadType,
        @Nullable String payloadRevision,
        byte @Nullable [] metadata,
        byte[] payload) {}
