package io.videoconf.edge.signaling;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.json.Fields;
import io.videoconf.edge.gateway.json.WireJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** contract/asyncapi.yaml says what the code does. Write it anew with {@code -Dvideoconf.renew=true}. */
class AsyncApiTest {
    private static final Path FILE = Path.of("..", "contract", "asyncapi.yaml");
    private static final MeetingId MEETING = new MeetingId("01900000-0000-7000-8000-0000000000e1");

    private static final String PROMISED_TO_TAKE =
            "join_meeting leave_meeting webrtc_offer webrtc_answer ice_candidate toggle_audio toggle_video start_screen_share"
                    + " stop_screen_share send_chat_message raise_hand send_reaction connection_report admit_participant"
                    + " deny_participant remove_participant restrict_participant mute_all lock_meeting end_meeting"
                    + " start_recording stop_recording transfer_host";
    private static final String PROMISED_TO_TELL =
            "meeting_joined waiting_room participant_waiting participant_joined participant_left participant_updated"
                    + " chat_message_received recording_started recording_stopped time_limit_warning host_connection_lost"
                    + " host_grace_started host_changed host_reclaimed meeting_ended error";

    @Test
    void theFileIsWhatTheTypesSay() throws Exception {
        String now = AsyncApi.load().yaml();
        if (Boolean.getBoolean("videoconf.renew")) {
            Files.writeString(FILE, now);
        }
        assertThat(Files.readString(FILE))
                .as("contract/asyncapi.yaml; -Dvideoconf.renew=true writes it anew")
                .isEqualTo(now);
    }

    @Test
    void everyEventThatIsTakenIsDescribed() throws Exception {
        Set<String> taken = new HashSet<>(SocketEvents.taken());
        taken.addAll(List.of("join_meeting", "authenticate"));
        assertThat(AsyncApi.load().requests()).containsOnlyKeys(taken);
    }

    /** What clients were promised once, whatever is added or moved. */
    @Test
    void everyEventThatWasPromisedIsTakenAndTold() throws Exception {
        assertThat(readers()).containsKeys(PROMISED_TO_TAKE.split(" "));
        String told = Files.readString(FILE);
        assertThat(PROMISED_TO_TELL.split(" "))
                .allSatisfy(event -> assertThat(told).containsPattern("(?m)^  tell_" + event + ":$"));
    }

    /** Of all names of fields that occur, each event reads those that are described for it. */
    @TestFactory
    Stream<DynamicTest> nothingIsReadThatIsNotDescribed() throws Exception {
        Map<String, Map<String, Object>> requests = AsyncApi.load().requests();
        Set<String> names = new TreeSet<>();
        requests.values().forEach(schema -> names.addAll(properties(schema).keySet()));
        ObjectNode all = WireJson.object();
        names.forEach(name -> all.putArray(name));
        return requests.entrySet().stream()
                .map(request -> DynamicTest.dynamicTest(request.getKey(), () -> {
                    Map<?, ?> reasons = reasons(request.getKey(), all);
                    assertThat(names.stream().filter(name -> !"unknown field".equals(reasons.get(name))))
                            .containsExactlyInAnyOrderElementsOf(
                                    properties(request.getValue()).keySet());
                }));
    }

    private static Map<?, ?> reasons(String event, ObjectNode body) {
        try {
            throw new AssertionError(event + " became " + read(event, body));
        } catch (Denied denied) {
            return (Map<?, ?>) requireNonNull(denied.refusal().details().get("fields"));
        }
    }

    @SuppressWarnings("unchecked") // schemas are made here
    private static Map<String, Map<String, Object>> properties(Map<String, Object> schema) {
        return (Map<String, Map<String, Object>>) schema.getOrDefault("properties", Map.of());
    }

    @TestFactory
    Stream<DynamicTest> everyValueIsTakenAsItIsDescribed() throws Exception {
        return AsyncApi.load().requests().entrySet().stream()
                .map(request -> DynamicTest.dynamicTest(request.getKey(), () -> {
                    ObjectNode whole = (ObjectNode) Examples.of(request.getValue());
                    if (whole.get("message") instanceof ObjectNode message) {
                        // To whom a private message goes is no matter of one field alone.
                        message.put("is_private", false).putNull("recipient_id");
                    }
                    takesItsValues(request.getKey(), whole, "", request.getValue());
                }));
    }

    private static void takesItsValues(String event, ObjectNode whole, String at, Map<String, Object> schema) {
        properties(schema).forEach((name, field) -> {
            Object type = field.get("type");
            if (type instanceof List<?> several && several.contains("null")) {
                assertThat(read(event, with(whole, at, name, null))).isNotNull();
            }
            if (field.get("enum") instanceof List<?> words) {
                words.forEach(word ->
                        assertThat(read(event, with(whole, at, name, word))).isNotNull());
                assertRefused(event, with(whole, at, name, "nothing_of_the_kind"));
            }
            if (field.get("maxLength") instanceof Integer most) {
                assertThat(read(event, with(whole, at, name, Examples.text(field, most))))
                        .isNotNull();
                assertRefused(event, with(whole, at, name, Examples.text(field, most + 1)));
            }
            if (field.get("minimum") instanceof Integer least) {
                assertThat(read(event, with(whole, at, name, least))).isNotNull();
                assertRefused(event, with(whole, at, name, least - 1));
            }
            if (field.get("maximum") instanceof Integer most) {
                assertThat(read(event, with(whole, at, name, most))).isNotNull();
                assertRefused(event, with(whole, at, name, most + 1));
            }
            if ("object".equals(type) && Boolean.FALSE.equals(field.get("additionalProperties"))) {
                takesItsValues(event, whole, at + "/" + name, field);
            }
        });
    }

    private static ObjectNode with(ObjectNode whole, String at, String name, @Nullable Object value) {
        ObjectNode copy = whole.deepCopy();
        ((ObjectNode) copy.at(at)).set(name, value == null ? copy.nullNode() : WireJson.tree(value));
        return copy;
    }

    private static void assertRefused(String event, ObjectNode body) {
        assertThatThrownBy(() -> read(event, body)).as("%s", body).isInstanceOf(Denied.class);
    }

    @TestFactory
    Stream<DynamicTest> everyRequestIsReadAsItIsDescribed() throws Exception {
        AsyncApi described = AsyncApi.load();
        return described.requests().entrySet().stream()
                .map(request -> DynamicTest.dynamicTest(
                        request.getKey(), () -> isReadAsDescribed(request.getKey(), request.getValue())));
    }

    private static void isReadAsDescribed(String event, Map<String, Object> schema) {
        ObjectNode whole = (ObjectNode) Examples.of(schema);
        assertThat(read(event, whole)).isNotNull();
        assertThatThrownBy(() -> read(event, whole.deepCopy().put("unknown", 1)))
                .isInstanceOf(Denied.class);
        if (schema.get("required") instanceof List<?> required) {
            for (Object name : required) {
                ObjectNode lacking = whole.deepCopy();
                lacking.remove(String.valueOf(name));
                assertThatThrownBy(() -> read(event, lacking))
                        .as("without %s", name)
                        .isInstanceOf(Denied.class);
            }
            ObjectNode least = WireJson.object();
            required.forEach(name -> least.set(String.valueOf(name), whole.get(String.valueOf(name))));
            assertThat(read(event, least)).isNotNull();
        } else {
            assertThat(read(event, WireJson.object())).isNotNull();
        }
    }

    private static Object read(String event, JsonNode body) {
        return Ask.read(event, body, requireNonNull(readers().get(event)));
    }

    private static Map<String, Function<Fields, Object>> readers() {
        Map<String, Function<Fields, Object>> readers = InboundFuzz.readers(MEETING);
        readers.put(SocketDoor.AUTHENTICATE, SocketDoor::fresher);
        return readers;
    }
}
