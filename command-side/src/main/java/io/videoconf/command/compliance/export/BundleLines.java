package io.videoconf.command.compliance.export;

import io.videoconf.command.compliance.ledger.Head;
import io.videoconf.command.compliance.ledger.Leaf;
import io.videoconf.command.compliance.ledger.Ledger;
import io.videoconf.command.compliance.ledger.StoredEvent;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of a bundle, as docs/ledger.md has it. For ever, as long as the bundle's format is this one. */
final class BundleLines {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HexFormat HEX = HexFormat.of();

    private BundleLines() {}

    static String event(Leaf leaf, StoredEvent event) {
        ObjectNode line = JSON.createObjectNode();
        line.put("history_index", leaf.historyIndex());
        line.put("tree_index", leaf.index());
        line.put("event_id", event.eventId());
        line.put("stream_type", event.streamType());
        line.put("stream_id", event.streamId());
        line.put("sequence", event.sequence());
        line.put("time", event.time());
        line.put("payload_type", event.payloadType());
        line.put("payload_revision", event.payloadRevision());
        line.put("metadata", event.metadata());
        line.put("payload", event.payload());
        line.put("event_hash", HEX.formatHex(leaf.eventHash()));
        line.put("link", HEX.formatHex(leaf.link()));
        return JSON.writeValueAsString(line);
    }

    static String proof(Leaf leaf, List<String> path) {
        ObjectNode line = JSON.createObjectNode();
        line.put("history_index", leaf.historyIndex());
        line.put("tree_index", leaf.index());
        line.put("leaf_hash", Ledger.hash(leaf));
        put(line.putArray("inclusion_proof"), path);
        return JSON.writeValueAsString(line);
    }

    static String attachment(StoredEvent event) {
        JsonNode upload = JSON.readTree(event.payload());
        ObjectNode line = JSON.createObjectNode();
        line.set("recording_id", upload.path("recording_id"));
        line.set("size", upload.path("file_size_bytes"));
        line.set("sha256", upload.path("sha256"));
        line.put("event_id", event.eventId());
        return JSON.writeValueAsString(line);
    }

    static String export(StoredEvent event) {
        JsonNode exported = JSON.readTree(event.payload());
        ObjectNode line = JSON.createObjectNode();
        line.put("export_id", event.eventId());
        line.set("exported_by", exported.path("exported_by"));
        line.set("at", exported.path("at"));
        line.put("reason", exported.path("reason").asStringOpt().orElse(null));
        return JSON.writeValueAsString(line);
    }

    static String heads(Head head, List<Head> earlier, Ledger ledger) {
        ObjectNode file = JSON.createObjectNode();
        file.put("head", head.note());
        ArrayNode list = file.putArray("earlier");
        for (Head each : earlier) {
            ObjectNode old = list.addObject();
            old.put("head", each.note());
            put(old.putArray("consistency_proof"), ledger.consistency(each.size(), head.size()));
        }
        return JSON.writeValueAsString(file) + "\n";
    }

    static String keys(Ledger ledger) {
        ObjectNode file = JSON.createObjectNode();
        file.put("origin", ledger.origin());
        ArrayNode list = file.putArray("keys");
        ledger.keys()
                .forEach(key -> list.addObject()
                        .put("key_id", key.keyId())
                        .put("verifier_key", key.verifierKey())
                        .put("public_key", key.publicKey())
                        .put("created_at", key.createdAt().toString())
                        .put("retired_at", key.retiredAt() == null ? null : String.valueOf(key.retiredAt())));
        return JSON.writeValueAsString(file) + "\n";
    }

    private static void put(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
