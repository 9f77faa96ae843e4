package io.videoconf.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of events.ndjson, and the one of proofs.ndjson with it, that can be changed. */
final class Line {
    long historyIndex;
    long treeIndex;
    String eventId;

    @Nullable
    String streamType;

    String streamId;
    long sequence;
    String time;
    String payloadType;

    @Nullable
    String payloadRevision = "1";

    byte[] metadata;
    byte[] payload;
    byte[] eventHash = new byte[0];
    byte[] link = new byte[0];
    byte[] leafHash = new byte[0];
    List<byte[]> path = List.of();

    Line(String eventId, @Nullable String streamType, String streamId, long sequence, String type, String payload) {
        this.eventId = eventId;
        this.streamType = streamType;
        this.streamId = streamId;
        this.sequence = sequence;
        this.time = "2026-01-15T10:00:" + (10 + sequence % 40) + ".123456Z";
        this.payloadType = type;
        this.metadata = "{\"actor_id\":\"ada\"}".getBytes(StandardCharsets.UTF_8);
        this.payload = payload.getBytes(StandardCharsets.UTF_8);
    }

    /** A line as it was served. */
    static Line of(Entry event, byte[] leafHash, List<byte[]> path) {
        Line line = new Line(
                event.eventId(), event.streamType(), event.streamId(), event.sequence(), event.payloadType(), "");
        line.historyIndex = event.historyIndex();
        line.treeIndex = event.treeIndex();
        line.time = event.time();
        line.payloadRevision = event.payloadRevision();
        line.metadata = Objects.requireNonNull(event.metadata());
        line.payload = event.payload();
        line.eventHash = event.eventHash();
        line.link = event.link();
        line.leafHash = leafHash;
        line.path = path;
        return line;
    }

    Line copy() {
        Line copy = new Line(eventId, streamType, streamId, sequence, payloadType, "");
        copy.historyIndex = historyIndex;
        copy.treeIndex = treeIndex;
        copy.time = time;
        copy.payloadRevision = payloadRevision;
        copy.metadata = metadata.clone();
        copy.payload = payload.clone();
        copy.eventHash = eventHash;
        copy.link = link;
        copy.leafHash = leafHash;
        copy.path = new ArrayList<>(path);
        return copy;
    }

    byte[] hash() {
        return Hashes.event(new Entry(
                historyIndex,
                treeIndex,
                eventId,
                streamType,
                streamId,
                sequence,
                time,
                payloadType,
                payloadRevision,
                metadata,
                payload,
                eventHash,
                link));
    }

    String event() {
        return "{\"history_index\":" + historyIndex + ",\"tree_index\":" + treeIndex + ",\"event_id\":\"" + eventId
                + "\",\"stream_type\":" + quoted(streamType) + ",\"stream_id\":\""
                + streamId + "\",\"sequence\":" + sequence + ",\"time\":\"" + time + "\",\"payload_type\":\""
                + payloadType + "\",\"payload_revision\":" + quoted(payloadRevision) + ",\"metadata\":\""
                + Base64.getEncoder().encodeToString(metadata) + "\",\"payload\":\""
                + Base64.getEncoder().encodeToString(payload) + "\",\"event_hash\":\"" + Hashes.hex(eventHash)
                + "\",\"link\":\"" + Hashes.hex(link) + "\"}\n";
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    String proof() {
        return "{\"history_index\":" + historyIndex + ",\"tree_index\":" + treeIndex + ",\"leaf_hash\":\""
                + Hashes.hex(leafHash) + "\",\"inclusion_proof\":" + Forger.hexes(path) + "}\n";
    }
}
