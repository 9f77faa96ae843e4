package io.videoconf.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.events.MeetingStarted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedSerializerTest {
    private final ClosedSerializer serializer = new ClosedSerializer(Map.of(Counter.class, "2"));

    record Counter(int count) {}

    @Test
    void anEventIsStoredUnderItsNameAndRevision() {
        var event = new MeetingStarted(
                new MeetingId("01900000-0000-7000-8000-000000000001"), Instant.parse("2026-01-15T10:30:00Z"));

        SerializedObject<byte[]> stored = serializer.serialize(event, byte[].class);

        assertThat(stored.getType().getName()).isEqualTo("MeetingStarted");
        assertThat(stored.getType().getRevision()).isEqualTo("1");
        assertThat(new String(stored.getData(), UTF_8))
                .isEqualTo("{\"meeting_id\":\"01900000-0000-7000-8000-000000000001\",\"at\":\"2026-01-15T10:30:00Z\"}");
        assertThat((Object) serializer.deserialize(stored)).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Runtime",
                "java.util.ArrayList",
                "io.videoconf.api.meeting.events.MeetingStarted",
                "org.springframework.context.support.ClassPathXmlApplicationContext",
                "MeetingVanished"
            })
    void aStoredNameOutsideTheRegistryIsNeverMadeAClass(String name) {
        var stored = new SimpleSerializedObject<>("{}".getBytes(UTF_8), byte[].class, name, "1");

        assertThat((Object) serializer.deserialize(stored)).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void aTypeOutsideTheRegistryIsNeverWritten() {
        assertThatThrownBy(() -> serializer.serialize(Thread.currentThread(), byte[].class))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void whatTheFrameworkKeepsSurvives() {
        for (Object token : List.of(
                new GlobalSequenceTrackingToken(7),
                GapAwareTrackingToken.newInstance(9, List.of(3L, 5L)),
                ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(7)),
                MetaData.with("request_id", "req_1"))) {
            SerializedObject<byte[]> stored = serializer.serialize(token, byte[].class);
            assertThat((Object) serializer.deserialize(stored)).isEqualTo(token);
        }
    }

    @Test
    void aSnapshotOfAnotherShapeIsPassedOver() {
        SerializedObject<byte[]> stored = serializer.serialize(new Counter(3), byte[].class);
        assertThat((Object) serializer.deserialize(stored)).isEqualTo(new Counter(3));

        var older = new SimpleSerializedObject<>(stored.getData(), byte[].class, "Counter", "1");
        assertThatThrownBy(() -> serializer.deserialize(older)).isInstanceOf(SerializationException.class);
    }
}
