package io.videoconf.query.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.json.ApiJson;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingLocked;
import io.videoconf.api.meeting.events.MeetingUnlocked;
import io.videoconf.api.progress.ProgressTopology;
import io.videoconf.api.progress.ViewProgress;
import io.videoconf.api.progress.WatchProgress;
import io.videoconf.messaging.PartCheck;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

/** What a view cannot take in is kept for later, and holds up nothing but its own stream. */
class ParkingIT {
    private static final String VIEW = "fragile";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private MongoWire mongo;
    private EventsInMemory events;
    private QuerySideUnderTest side;

    @BeforeEach
    void start() {
        mongo = new MongoWire();
        events = new EventsInMemory();
        side = new QuerySideUnderTest(mongo, events, Fragile.Part.class);
        side.part(Fragile.class).broken.set(true);
    }

    @AfterEach
    void stop() {
        side.close();
        mongo.close();
    }

    @Test
    void aPoisonedEventParksItsStreamAndNoOther() {
        poison(1);
        side.publish(Cast.meeting(2).value(), new Facts(Cast.meeting(2)).running());
        awaitSeen(2, 4);
        awaitSeen(1, 4);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked()).isEqualTo(2));
        assertThat(side.part(ParkedEvents.class).count("meeting")).isZero();
    }

    @Test
    void whatWasParkedIsTakenInOrderOnceTheFaultIsMended() {
        poison(1);
        poison(2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked()).isEqualTo(4));
        assertThat(side.part(ParkedEvents.class).retry(VIEW)).isEqualTo(4);
        side.part(Fragile.class).broken.set(false);
        assertThat(side.part(ParkedEvents.class).retry(VIEW)).isZero();
        assertThat(seen(1)).isEqualTo(6);
        assertThat(seen(2)).isEqualTo(6);
        String repaired = side.digest(VIEW);
        side.part(Rebuild.class).rebuild(VIEW);
        awaitSeen(1, 6);
        awaitSeen(2, 6);
        assertThat(side.digest(VIEW)).isEqualTo(repaired);
    }

    @Test
    void aMendedProgramTakesInByItselfWhatWasParkedBefore() {
        poison(1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked()).isEqualTo(2));
        side.close();
        side = new QuerySideUnderTest(mongo, events, Fragile.Part.class);
        awaitSeen(1, 6);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked()).isZero());
    }

    @Test
    void aRepeatedBatchParksNothingTwice() {
        poison(1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked()).isEqualTo(2));
        side.stop(VIEW);
        mongo.template()
                .getCollection("positions")
                .updateMany(new Document("processor", VIEW), new Document("$set", new Document("token", null)));
        side.start(VIEW);
        side.publish(Cast.meeting(3).value(), new Facts(Cast.meeting(3)).running());
        awaitSeen(3, 4);
        // The four events before the poisoned one are behind it now, in their order, and change nothing.
        side.part(Fragile.class).broken.set(false);
        assertThat(side.part(ParkedEvents.class).retry(VIEW)).isZero();
        assertThat(seen(1)).isEqualTo(6);
    }

    @Test
    void progressIsToldOncePerBatchAndNotForWhatIsParked() {
        List<ViewProgress> told = new CopyOnWriteArrayList<>();
        try (SubscriptionQueryResult<ProgressTopology, ViewProgress> watch = side.part(QueryGateway.class)
                .subscriptionQuery(
                        new WatchProgress(),
                        ResponseTypes.instanceOf(ProgressTopology.class),
                        ResponseTypes.instanceOf(ViewProgress.class))) {
            watch.updates().subscribe(told::add);
            ProgressTopology topology =
                    Objects.requireNonNull(watch.initialResult().block(PATIENCE));
            assertThat(topology.viewsByKind().get(StreamKind.MEETING))
                    .containsExactlyInAnyOrder("meeting", "chat", "history", "attendance", VIEW);
            assertThat(topology.viewsByKind().get(StreamKind.ACCOUNT)).containsExactlyInAnyOrder("accounts", "history");
            assertThat(topology.viewsByKind().get(StreamKind.RECORDING))
                    .containsExactlyInAnyOrder("recordings", "history");
            poison(1);
            String stream = Cast.meeting(1).value();
            // The chat ignores all of these events, and says that it has seen them.
            await().atMost(PATIENCE).until(() -> furthest(told, "chat", stream) == 6);
            await().atMost(PATIENCE).until(() -> parked() == 2);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(furthest(told, VIEW, stream)).isEqualTo(4));
        }
    }

    @Test
    void everyViewKeepsItsPositionsAndItsDeadLetters() {
        Configuration axon = side.part(Configuration.class);
        assertThat(side.parts(PartCheck.class))
                .hasSizeGreaterThan(1)
                .allSatisfy(check -> assertThat(check.complaints(axon)).isEmpty());
        assertThat(new ProjectionGuard(List.of(side.part(Fragile.class))).parts(axon.eventProcessingConfiguration()))
                .containsExactly(new ProjectionGuard.Parts(
                        VIEW, "TrackingEventProcessor", "MongoTokenStore", "MongoDeadLetterQueue"));
    }

    private void poison(int number) {
        Facts facts = new Facts(Cast.meeting(number));
        side.publish(Cast.meeting(number).value(), facts.running());
        side.publish(
                Cast.meeting(number).value(),
                new MeetingLocked(facts.meeting(), facts.tick()),
                new MeetingUnlocked(facts.meeting(), facts.tick()));
    }

    private long parked() {
        return side.part(ParkedEvents.class).count(VIEW);
    }

    private static long furthest(List<ViewProgress> told, String view, String stream) {
        return told.stream()
                .filter(progress -> progress.view().equals(view))
                .mapToLong(progress -> progress.versions().getOrDefault(stream, 0L))
                .max()
                .orElse(0);
    }

    private void awaitSeen(int number, long version) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(seen(number)).isEqualTo(version));
    }

    private long seen(int number) {
        Document document = side.part(ViewCollections.class)
                .of(VIEW)
                .find(Cast.meeting(number).value());
        return document == null ? 0 : document.getLong("version");
    }

    /** Cannot take in that a meeting is locked, while it is broken. */
    static final class Fragile implements View<MeetingEvent> {
        final AtomicBoolean broken = new AtomicBoolean();
        private final StateDocuments<Count> documents;

        record Count(long facts) {}

        Fragile(ViewCollections collections) {
            documents = new StateDocuments<>(collections.of(VIEW), Count.class, ApiJson.mapper(), _ -> new Document());
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
            if (fact.event() instanceof MeetingLocked && broken.get()) {
                throw new IllegalStateException("cannot take this in");
            }
            documents.evolve(fact, batch, before -> new Count(before == null ? 1 : before.facts() + 1));
        }

        @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
        static class Part {
            @Bean
            Fragile fragile(ViewCollections collections) {
                return new Fragile(collections);
            }
        }
    }
}
