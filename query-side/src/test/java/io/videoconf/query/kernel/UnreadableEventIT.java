package io.videoconf.query.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.compliance.events.DataDestroyed;
import io.videoconf.query.testing.MongoWire;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An event that this version of the program cannot read is neither passed over nor in the way. */
class UnreadableEventIT {
    private final MongoWire mongo = new MongoWire();
    private final Serializer serializer = Jackson3Serializer.builder().build();
    private final MongoDeadLetterQueue queue =
            new MongoDeadLetterQueue(mongo.template(), "view", serializer, Clock.systemUTC());

    @AfterEach
    void stop() {
        mongo.close();
    }

    private EventMessage<?> fromTheFuture(String id, String type, String payload, long number) {
        SerializedMessage<?> stored = new SerializedMessage<>(
                id,
                new SimpleSerializedObject<>(payload, String.class, type, "9"),
                new SimpleSerializedObject<>("{\"door\":\"REST\"}", String.class, MetaData.class.getName(), null),
                serializer);
        return new GenericDomainEventMessage<>("Meeting", "stream", number, stored, () -> Instant.EPOCH);
    }

    @Test
    void aViewDoesNotPassItOver() {
        ViewHandler<Nothing> handler = new ViewHandler<>(new Ignorant(), () -> {}, new Untouched());
        EventMessage<?> unknown = fromTheFuture("1", "MeetingTeleported", "{}", 3);
        assertThat(handler.canHandle(unknown)).isTrue();
        assertThat(ViewHandler.streamOf(unknown)).isEqualTo("stream");
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(unknown);
        unit.resources()
                .put(
                        Batch.class.getName(),
                        new Batch(new ViewCollections(mongo.template(), true, true, null).of("view"), Set.of()));
        assertThatThrownBy(() -> handler.handle(unknown)).isInstanceOf(SerializationException.class);
        unit.rollback();
    }

    @Test
    void itIsParkedByTheBytesThatWereStored() {
        EventMessage<?> unknown = fromTheFuture("1", "MeetingTeleported", "{\"to\":\"Mars\"}", 3);
        queue.enqueue("stream", new GenericDeadLetter<>("stream", unknown, new IllegalStateException("what?")));
        DeadLetter<? extends EventMessage<?>> letter =
                queue.deadLetterSequence("stream").iterator().next();
        assertThat(letter.message().serializePayload(serializer, String.class).getData())
                .isEqualTo("{\"to\":\"Mars\"}");
        assertThat(letter.message().getMetaData()).containsEntry("door", "REST");
        assertThat(letter.message())
                .isInstanceOfSatisfying(
                        DomainEventMessage.class,
                        event -> assertThat(event.getSequenceNumber()).isEqualTo(3));
        assertThat(letter.cause().orElseThrow().message()).isEqualTo("what?");
    }

    @Test
    void lettersComeOutInTheOrderOfTheirStreamHoweverTheyCameIn() {
        for (long number : new long[] {6, 5, 7, 6}) {
            EventMessage<?> event = fromTheFuture("event-" + number, "MeetingTeleported", "{}", number);
            queue.enqueue("stream", new GenericDeadLetter<>("stream", event));
        }
        assertThat(queue.size()).isEqualTo(3);
        assertThat(queue.deadLetterSequence("stream"))
                .extracting(letter -> letter.message().getIdentifier())
                .containsExactly("event-5", "event-6", "event-7");
        queue.clear();
        assertThat(queue.contains("stream")).isFalse();
    }

    /** No event at all. */
    sealed interface Nothing {
        /** Nor this one. */
        record Never() implements Nothing {}
    }

    private static final class Ignorant implements View<Nothing> {
        @Override
        public String name() {
            return "view";
        }

        @Override
        public int generation() {
            return 1;
        }

        @Override
        public io.videoconf.api.kernel.StreamKind follows() {
            return io.videoconf.api.kernel.StreamKind.MEETING;
        }

        @Override
        public Class<Nothing> facts() {
            return Nothing.class;
        }

        @Override
        public List<Bson> indexes() {
            return List.of();
        }

        @Override
        public void project(Fact<Nothing> fact, Batch batch) {}
    }

    private static final class Untouched implements Remaking {
        @Override
        public <E> void remake(View<E> view, DataDestroyed erased, Batch batch) {
            throw new IllegalStateException("nobody was erased");
        }
    }
}
