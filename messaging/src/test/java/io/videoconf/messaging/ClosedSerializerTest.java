package io.videoconf.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.progress.ProgressTopology;
import io.videoconf.api.progress.ViewProgress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;
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

    @ParameterizedTest
    @ValueSource(
            classes = {Receipt.class, Listing.class, MeetingView.class, ProgressTopology.class, ViewProgress.class})
    void whatAnAnswerMustBeCrossesTheBus(Class<?> answer) {
        for (ResponseType<?> type :
                List.of(ResponseTypes.instanceOf(answer), ResponseTypes.optionalInstanceOf(answer))) {
            SerializedObject<byte[]> sent = serializer.serialize(type, byte[].class);
            ResponseType<?> read = serializer.deserialize(sent);
            assertThat(read).hasSameClassAs(type);
            assertThat(read.getExpectedResponseType()).isEqualTo(answer);
        }
    }

    @Test
    void aResponseTypeChoosesNoClassOutsideTheRegistry() {
        byte[] sent = "{\"expectedResponseType\":\"javax.script.ScriptEngineManager\"}".getBytes(UTF_8);
        var stored = new SimpleSerializedObject<>(
                sent, byte[].class, "org.axonframework.messaging.responsetypes.InstanceResponseType", null);

        assertThatThrownBy(() -> serializer.deserialize(stored))
                .isInstanceOf(SerializationException.class)
                .hasStackTraceContaining("is not a class that is answered");
    }

    @Test
    void aRefusalCrossesTheBusWithItsDetails() {
        Refusal refusal = Refusal.of(RefusalCode.VERSION_CONFLICT, "OnlyTheExpectedVersionChanges")
                .with("current_version", 7L);

        Refusal read = serializer.deserialize(serializer.serialize(refusal, byte[].class));

        assertThat(read.code()).isEqualTo(refusal.code());
        assertThat(read.rule()).isEqualTo(refusal.rule());
        assertThat(read.message()).isEqualTo(refusal.message());
        assertThat(read.details().get("current_version")).hasToString("7");
    }

    @Test
    void aListingCrossesTheBusWithItsRows() {
        Listing<Receipt> listing = new Listing<>(
                List.of(new Receipt(StreamKind.MEETING, "01900000-0000-7000-8000-000000000001", 3, false)),
                9,
                true,
                "x");

        assertThat((Object) serializer.deserialize(serializer.serialize(listing, byte[].class)))
                .isEqualTo(listing);
    }

    @Test
    void aSnapshotOfAnotherShapeIsPassedOver() {
        SerializedObject<byte[]> stored = serializer.serialize(new Counter(3), byte[].class);
        assertThat((Object) serializer.deserialize(stored)).isEqualTo(new Counter(3));

        var older = new SimpleSerializedObject<>(stored.getData(), byte[].class, "Counter", "1");
        assertThatThrownBy(() -> serializer.deserialize(older)).isInstanceOf(SerializationException.class);
    }
}
