package io.videoconf.edge.signaling;

import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.socketio.DisconnectReason;
import io.videoconf.edge.stream.RecordingUpdates;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of everything that is told event by event, made of the types and the code that tell it. */
final class AsyncApi {
    private static final String HEAD = "# Made by AsyncApiTest from the message types; do not edit.\n";
    private final Map<String, Map<String, Object>> requests;
    private final Map<String, Object> messages = new LinkedHashMap<>();
    private final Map<String, Object> operations = new LinkedHashMap<>();
    private final Map<String, Object> schemas = new TreeMap<>();

    private AsyncApi(Map<String, Map<String, Object>> requests) {
        this.requests = requests;
    }

    static AsyncApi load() throws IOException {
        try (InputStream source = AsyncApi.class.getResourceAsStream("/asyncapi/requests.yaml")) {
            return new AsyncApi(new Yaml(new SafeConstructor(new LoaderOptions())).load(source));
        }
    }

    /** What clients may send, with their payloads as JSON schemas. */
    Map<String, Map<String, Object>> requests() {
        Map<String, Map<String, Object>> payloads = new TreeMap<>();
        requests.forEach((name, request) -> payloads.put(name, payload(request)));
        return payloads;
    }

    String yaml() {
        Map<String, Object> sockets = channel("/signaling", "Socket.IO v5 over Engine.IO v4; auth: {token}.");
        sockets.put("x-close-codes", closeCodes());
        sockets.put("x-signals", signalBudget());
        Map<String, Object> stream = channel(
                "/api/v1/meetings/{meetingId}/events",
                "The log of a meeting as Server-Sent Events, resumed by Last-Event-ID.");
        stream.put("parameters", Map.of("meetingId", Map.of("description", "the meeting's id")));
        requests.forEach((name, request) -> request(sockets, name, request));
        Facts.onSockets().forEach((name, seen) -> told(sockets, "sockets", name, seen));
        told(sockets, "sockets", "meeting_joined", List.of(Facts.snapshot()));
        told(sockets, "sockets", "waiting_room", List.of(Facts.waitingRoom()));
        told(sockets, "sockets", "server_draining", List.of(WireJson.object().put("grace_ms", 5000)));
        told(sockets, "sockets", RecordingUpdates.NAME, Facts.ofRecordings());
        signals(sockets);
        messages.put("error", ordered("name", "error", "payload", reference("components/schemas", "Error")));
        message(sockets, "error");
        send("tell_error", "sockets", "error");
        Facts.inTheLog().forEach((name, seen) -> told(stream, "stream", "log_" + name, seen));
        told(stream, "stream", "beside_" + RecordingUpdates.NAME, Facts.ofRecordings());
        shared();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asyncapi", "3.0.0");
        document.put("info", info());
        document.put("servers", servers());
        Map<String, Object> replay =
                AsyncReplay.channel(messages, operations, Facts.onSockets().keySet());
        document.put("channels", ordered("sockets", sockets, "stream", stream, "replay", replay));
        document.put("operations", operations);
        document.put("components", ordered("messages", messages, "schemas", schemas));
        return HEAD + dumped(document);
    }

    private static Map<String, Object> info() {
        return ordered(
                "title",
                "VideoConf, as it happens",
                "version",
                "1.0.0",
                "description",
                "Every fact of a meeting carries its sequence, and the sequence of the fact before it that this client may see:"
                        + " a gap shows itself, and a client that comes back with the last sequence gets exactly what it missed.",
                "license",
                Map.of("name", "Apache-2.0"));
    }

    private static Map<String, Object> servers() {
        return ordered(
                "sockets", ordered("host", "127.0.0.1:8080", "protocol", "ws", "description", "path /socket.io/"),
                "http", ordered("host", "127.0.0.1:8080", "protocol", "http"));
    }

    private static Map<String, Object> channel(String address, String description) {
        return ordered("address", address, "description", description, "messages", new LinkedHashMap<>());
    }

    /** What the close frame of a WebSocket says; over polling there is none. */
    private static List<Object> closeCodes() {
        List<Object> codes = new ArrayList<>();
        for (DisconnectReason reason : DisconnectReason.values()) {
            if (reason == DisconnectReason.SERVER) {
                for (Parting parting : Parting.values()) {
                    codes.add(closeCode(reason.closeCode(), parting.word(), false, parting.meaning()));
                }
            }
            codes.add(closeCode(
                    reason.closeCode(), reason.wireName(), reason != DisconnectReason.SERVER, reason.meaning()));
        }
        return codes;
    }

    private static Object signalBudget() {
        return ordered(
                "burst",
                SignalBudget.BURST,
                "per_second",
                SignalBudget.PER_SECOND,
                "description",
                "webrtc_offer, webrtc_answer and ice_candidate that one socket may send at once, and how many more it may with each"
                        + " second. What is over that is refused with RATE_LIMIT_EXCEEDED.");
    }

    private static Object closeCode(int code, String reason, boolean mayResume, String meaning) {
        return ordered("code", code, "reason", reason, "may_resume", mayResume, "description", meaning);
    }

    private void request(Map<String, Object> channel, String name, Map<String, Object> request) {
        messages.put(
                name,
                ordered("name", name, "summary", String.valueOf(request.get("summary")), "payload", payload(request)));
        message(channel, name);
        String answer = name + "_acknowledgement";
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("success", Map.of("type", "boolean")));
        fields.put("error", Map.of("$ref", "#/components/schemas/ErrorBody"));
        if (request.containsKey("command")) {
            fields.put("sequence", Map.of("type", "integer"));
        }
        fields.putAll(properties(request.get("answer")));
        messages.put(
                answer,
                ordered(
                        "name",
                        answer,
                        "summary",
                        "The acknowledgement of " + name + ".",
                        "payload",
                        ordered("type", "object", "required", List.of("success"), "properties", fields)));
        message(channel, answer);
        operations.put(
                "ask_" + name,
                ordered(
                        "action",
                        "receive",
                        "channel",
                        reference("channels", "sockets"),
                        "messages",
                        List.of(reference("channels/sockets/messages", name)),
                        "reply",
                        ordered(
                                "channel",
                                reference("channels", "sockets"),
                                "messages",
                                List.of(reference("channels/sockets/messages", answer)))));
    }

    private Map<String, Object> payload(Map<String, Object> request) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (request.containsKey("command") || request.containsKey("signal")) {
            fields.put("meeting_id", id());
        }
        fields.putAll(properties(request.get("properties")));
        Map<String, Object> schema = ordered("type", "object", "additionalProperties", false);
        if (request.get("required") instanceof List<?> required) {
            schema.put("required", required);
        }
        schema.put("properties", fields);
        return schema;
    }

    /** With its short words for ids and flags written out. */
    private static Map<String, Object> properties(@Nullable Object source) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (source instanceof Map<?, ?> given) {
            given.forEach((name, value) -> fields.put(String.valueOf(name), written(value)));
        }
        return fields;
    }

    private static Object written(Object value) {
        if (value.equals("id")) {
            return id();
        } else if (value.equals("flag")) {
            return Map.of("type", "boolean");
        } else if (value instanceof Map<?, ?> map && map.get("properties") != null) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, field) -> copy.put(String.valueOf(name), field));
            copy.put("properties", properties(map.get("properties")));
            return copy;
        }
        return value;
    }

    private void told(Map<String, Object> channel, String where, String name, List<JsonNode> seen) {
        messages.put(name, ordered("name", name.replaceFirst("^(log|beside)_", ""), "payload", Shapes.of(seen)));
        message(channel, name);
        send("tell_" + name, where, name);
    }

    private void signals(Map<String, Object> channel) {
        Map<String, String> contents =
                new TreeMap<>(Map.of("webrtc_offer", "offer", "webrtc_answer", "answer", "ice_candidate", "candidate"));
        contents.forEach((name, content) -> {
            Map<String, Object> fields =
                    ordered("meeting_id", id(), "from_participant_id", id(), content, Map.of("type", "object"));
            messages.put(
                    "passed_" + name,
                    ordered(
                            "name",
                            name,
                            "payload",
                            ordered(
                                    "type",
                                    "object",
                                    "required",
                                    new ArrayList<>(fields.keySet()),
                                    "properties",
                                    fields)));
            message(channel, "passed_" + name);
            send("pass_" + name, "sockets", "passed_" + name);
        });
    }

    private void send(String operation, String where, String name) {
        operations.put(
                operation,
                ordered(
                        "action",
                        "send",
                        "channel",
                        reference("channels", where),
                        "messages",
                        List.of(reference("channels/" + where + "/messages", name))));
    }

    private void shared() {
        Map<String, Object> error = ordered(
                "code", Map.of("type", "string"),
                "message", Map.of("type", "string"),
                "details", Map.of("type", "object"),
                "request_id", Map.of("type", "string"));
        schemas.put(
                "ErrorBody",
                ordered("type", "object", "required", new ArrayList<>(error.keySet()), "properties", error));
        schemas.put(
                "Error",
                ordered(
                        "type",
                        "object",
                        "required",
                        List.of("error"),
                        "properties",
                        Map.of("error", Map.of("$ref", "#/components/schemas/ErrorBody"))));
    }

    @SuppressWarnings("unchecked") // channels are made here
    private static void message(Map<String, Object> channel, String name) {
        ((Map<String, Object>) channel.getOrDefault("messages", new LinkedHashMap<>()))
                .put(name, reference("components/messages", name));
    }

    private static Map<String, Object> id() {
        return ordered("type", "string", "format", "uuid");
    }

    private static Map<String, Object> reference(String where, String name) {
        return ordered("$ref", "#/" + where + "/" + name);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }

    private static String dumped(Map<String, Object> document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(120);
        // Through JSON, so that equal parts are written out instead of named.
        JsonMapper mapper = JsonMapper.builder().build();
        return new Yaml(options).dump(mapper.readValue(mapper.writeValueAsString(document), Object.class));
    }
}
