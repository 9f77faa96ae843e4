package io.videoconf.edge.graphql;

import graphql.schema.idl.RuntimeWiring;
import io.videoconf.edge.graphql.Shown.ARecording;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Types whose objects are what the REST API shows, under the same names in camelCase. */
final class RecordsOfRest {
    private RecordsOfRest() {}

    static void in(RuntimeWiring.Builder wiring) {
        recording(wiring);
        ofJson("MeetingEvent", "eventId", "sequence", "previousSequence", "type", "timestamp", "actorId", "data")
                .in(wiring);
        ofJson(
                        "HistoryEntry",
                        "eventId",
                        "sequence",
                        "type",
                        "timestamp",
                        "refused",
                        "code",
                        "rule",
                        "actor",
                        "requestId",
                        "door",
                        "addressClass",
                        "policyVersion",
                        "causationId",
                        "correlationId",
                        "data")
                .in(wiring);
        ofJson("HistoryActor", "kind", "userId").in(wiring);
    }

    private static void recording(RuntimeWiring.Builder wiring) {
        Properties<ARecording> fields = Properties.of("Recording", ARecording.class)
                .field("id", ARecording::recordingId)
                .field("meetingId", ARecording::meetingId)
                .field("version", ARecording::version)
                .field("durationSeconds", it -> counted(it.json().get("duration_seconds")))
                .field("fileSizeBytes", it -> counted(it.json().get("file_size_bytes")))
                .field("sizeBytes", it -> value(it.json().get("file_size_bytes")))
                .field("mode", it -> constant(it.json().get("mode")))
                .field("processingStatus", it -> constant(it.json().get("processing_status")))
                .field("sharedWith", it -> texts(it.json().get("shared_with")));
        for (String name : List.of(
                "title",
                "private",
                "sha256",
                "failureReason",
                "downloadUrl",
                "thumbnailUrl",
                "createdAt",
                "stoppedAt")) {
            fields.field(name, read(name, ARecording::json));
        }
        fields.in(wiring);
    }

    private static Properties<ObjectNode> ofJson(String type, String... names) {
        Properties<ObjectNode> fields = Properties.of(type, ObjectNode.class);
        for (String name : names) {
            fields.field(name, read(name, Function.identity()));
        }
        return fields;
    }

    private static <T> Function<T, @Nullable Object> read(String name, Function<T, ObjectNode> json) {
        String there = Names.snake(name);
        return source -> value(json.apply(source).get(there));
    }

    private static @Nullable Object value(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isIntegralNumber() ? (Object) node.longValue() : node;
    }

    /** GraphQL's own numbers end at 2³¹-1. */
    private static int counted(@Nullable JsonNode node) {
        return node == null || node.isNull() ? 0 : (int) Math.min(Integer.MAX_VALUE, node.longValue());
    }

    private static @Nullable String constant(@Nullable JsonNode word) {
        return word == null || word.isNull() ? null : word.stringValue().toUpperCase(Locale.ROOT);
    }

    private static List<String> texts(@Nullable JsonNode list) {
        return list == null
                ? List.of()
                : list.valueStream().map(JsonNode::stringValue).toList();
    }
}
