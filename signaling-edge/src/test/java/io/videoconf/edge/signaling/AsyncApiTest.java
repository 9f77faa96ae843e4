package io.videoconf.edge.signaling;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.json.Fields;
import io.videoconf.edge.gateway.json.WireJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** contract/asyncapi.yaml says what the code does. Write it anew with {@code -Dvideoconf.renew=true}. */
class AsyncApiTest {
    private static final Path FILE = Path.of("..", "contract", "asyncapi.yaml");
    private static final MeetingId MEETING = new MeetingId("01900000-0000-7000-8000-0000000000e1");

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

    @TestFactory
    Stream<DynamicTest> everyRequestIsReadAsItIsDescribed() throws Exception {
        AsyncApi described = AsyncApi.load();
        return described.requests().entrySet().stream()
                .filter(request -> SocketAsks.all().containsKey(request.getKey()))
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
        BiFunction<Fields, MeetingId, MeetingCommand> reader =
                requireNonNull(SocketAsks.all().get(event));
        return Ask.read(event, body, fields -> reader.apply(fields, MEETING));
    }
}
