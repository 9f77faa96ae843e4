package io.videoconf.query.kernel;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.compliance.events.PersonalDataErased;
import io.videoconf.api.json.ApiJson;
import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;

/** Who is erased while a view is made anew is in the new one as little as in the old one. */
class RebuildErasureIT {
    private static final String VIEW = "nosy";
    private static final String STREAM = Cast.meeting(1).value();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoIsErasedMeanwhileIsInNeither(boolean guarded) {
        try (MongoWire mongo = new MongoWire();
                QuerySideUnderTest side = new QuerySideUnderTest(
                        mongo,
                        new EventsInMemory(),
                        List.of("videoconf.projections.guarded-writes=" + guarded),
                        Nosy.Part.class)) {
            side.publish(STREAM, new Facts(Cast.meeting(1)).running());
            side.settle();
            Nosy nosy = side.part(Nosy.class);
            nosy.onceReadAnew.set(() -> {
                nosy.name.set("erased person #1");
                side.publish(ErasureId.of(UserId.fresh()).value(), erased());
            });
            Rebuilding rebuilding = side.part(Rebuilding.class);

            rebuilding.complete(List.of(nosy));

            assertThat(requireNonNull(nosy.documents.find(STREAM)).name()).isEqualTo("erased person #1");
            assertThat(requireNonNull(side.part(ViewCollections.class).of(VIEW).find(STREAM))
                            .toJson())
                    .contains("erased person #1")
                    .doesNotContain("Ada");
            assertThat(requireNonNull(rebuilding.progress(VIEW)).equal()).isTrue();
        }
    }

    private static PersonalDataErased erased() {
        return new PersonalDataErased(
                ErasureId.of(UserId.fresh()),
                StreamKind.MEETING,
                STREAM,
                List.of(UUID.randomUUID().toString()),
                Facts.BEGIN);
    }

    /** Remembers under what name it read the first event of a stream, as one does with events whose keys may go. */
    static final class Nosy implements View<MeetingEvent> {
        final AtomicReference<String> name = new AtomicReference<>("Ada");
        final AtomicReference<Runnable> onceReadAnew = new AtomicReference<>(() -> {});
        private final StateDocuments<Named> documents;

        record Named(String name) {}

        Nosy(ViewCollections collections) {
            documents = new StateDocuments<>(collections.of(VIEW), Named.class, ApiJson.mapper(), _ -> new Document());
        }

        @Override
        public String name() {
            return VIEW;
        }

        @Override
        public int generation() {
            return 1;
        }

        @Override
        public StreamKind follows() {
            return StreamKind.MEETING;
        }

        @Override
        public Class<MeetingEvent> facts() {
            return MeetingEvent.class;
        }

        @Override
        public List<Bson> indexes() {
            return List.of();
        }

        @Override
        public void project(Fact<MeetingEvent> fact, Batch batch) {
            documents.evolve(fact, batch, before -> before == null ? new Named(name.get()) : before);
            if (batch.memory() != null) {
                onceReadAnew.getAndSet(() -> {}).run();
            }
        }

        /** Not marked as configuration, so that other tests do not find it. */
        static class Part {
            @Bean
            Nosy nosy(ViewCollections collections) {
                return new Nosy(collections);
            }
        }
    }
}
