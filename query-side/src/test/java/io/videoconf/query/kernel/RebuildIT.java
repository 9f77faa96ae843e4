package io.videoconf.query.kernel;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.upkeep.RebuildState;
import io.videoconf.api.upkeep.views.RebuildProgress;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import io.videoconf.query.testing.RandomHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Whatever happens to documents and positions, the views end in the same bytes. */
class RebuildIT {
    private final long seed = System.nanoTime();
    private final EventsInMemory events = new EventsInMemory();
    private MongoWire mongo;
    private QuerySideUnderTest side;

    @BeforeEach
    void start() {
        System.out.println("seed " + seed);
        mongo = new MongoWire();
        side = new QuerySideUnderTest(mongo, events);
        for (int number = 0; number < 4; number++) {
            side.publish(Cast.user(number).value(), Facts.registered(number));
        }
    }

    @AfterEach
    void stop() {
        side.close();
        mongo.close();
    }

    private void publishMeetings(int from, int count, int facts) {
        for (int number = from; number < from + count; number++) {
            List<?> log =
                    new RandomHistory(seed + number, new Facts(Cast.meeting(number))).facts(facts, number % 2 == 0);
            side.publish(Cast.meeting(number).value(), log);
        }
    }

    @Test
    void rebuiltViewsAreTheLiveOnes() {
        publishMeetings(0, 5, 120);
        side.settle();
        side.requireNothingParked();
        Map<String, String> live = side.digests();
        side.rebuildAll();
        assertThat(side.digests()).isEqualTo(live);
        side.rebuildAll();
        assertThat(side.digests()).isEqualTo(live);
        side.requireNothingParked();
    }

    /** Whoever stops a view while its threads are about to begin must find all of them again. */
    @Test
    void aViewThatIsRebuiltAgainBeforeItHasBegunGoesOnWithAllItsThreads() {
        publishMeetings(0, 2, 40);
        side.settle();
        Map<String, String> live = side.digests();
        QuerySideUnderTest.VIEWS.forEach(view -> {
            for (int again = 0; again < 3; again++) {
                side.part(Rebuild.class).rebuild(view);
            }
        });
        side.settle();
        assertThat(side.digests()).isEqualTo(live);
        side.requireNothingParked();
    }

    @Test
    void aCrashBetweenDocumentsAndPositionsRepeatsWithoutATrace() {
        publishMeetings(0, 2, 60);
        side.settle();
        List<Document> positionsBefore = positions();
        publishMeetings(2, 3, 60);
        side.settle();
        Map<String, String> live = side.digests();
        QuerySideUnderTest.VIEWS.forEach(side::stop);
        positionsBefore.forEach(position ->
                template().getCollection("positions").replaceOne(new Document("_id", position.get("_id")), position));
        QuerySideUnderTest.VIEWS.forEach(side::start);
        side.settle();
        assertThat(side.digests()).isEqualTo(live);
        side.requireNothingParked();
    }

    @Test
    void aViewThatWasLostIsThereAgainAfterAStart() {
        publishMeetings(0, 3, 60);
        side.settle();
        Map<String, String> live = side.digests();
        side.close();
        template().getCollection("view_meeting").drop();
        template().getCollection("view_chat").drop();
        side = new QuerySideUnderTest(mongo, events);
        side.settle();
        assertThat(side.digests()).isEqualTo(live);
    }

    @Test
    void documentsOfAnotherGenerationAreMadeAgain() {
        publishMeetings(0, 2, 40);
        side.settle();
        Map<String, String> live = side.digests();
        side.close();
        Document old = new Document("_id", "~view").append("version", 0L).append("generation", 0);
        template().getCollection("view_meeting").replaceOne(new Document("_id", "~view"), old);
        template().getCollection("view_meeting").insertOne(new Document("_id", "left behind").append("version", 9L));
        side = new QuerySideUnderTest(mongo, events);
        side.settle();
        assertThat(side.digests()).isEqualTo(live);
    }

    @Test
    void aDatabaseThatIsAwayForAWhileLosesNothing() {
        publishMeetings(0, 2, 40);
        side.settle();
        mongo.stop();
        publishMeetings(2, 2, 40);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> side.processor("meeting").processingStatus().values().stream()
                        .anyMatch(status -> status.isErrorState()));
        mongo.startAgain();
        side.settle();
        side.requireNothingParked();
        Map<String, String> live = side.digests();
        side.rebuildAll();
        assertThat(side.digests()).isEqualTo(live);
    }

    @Test
    void theFrameworksOwnResetDoesTheSame() {
        publishMeetings(0, 2, 40);
        side.settle();
        String live = side.digest("meeting");
        TrackingToken head = side.part(EventStore.class).createHeadToken();
        side.stop("meeting");
        side.processor("meeting").resetTokens();
        side.start("meeting");
        await().atMost(Duration.ofSeconds(20)).until(() -> side.hasReached("meeting", head));
        assertThat(side.digest("meeting")).isEqualTo(live);
    }

    @Test
    void aViewIsMadeAnewWhileTheOldOneAnswers() {
        publishMeetings(0, 4, 700);
        side.settle();
        Map<String, String> live = side.digests();
        List<View<?>> views = side.views();
        Rebuilding rebuilding = side.part(Rebuilding.class);
        rebuilding.complete(views);
        assertThat(side.digests()).isEqualTo(live);
        for (View<?> view : views) {
            RebuildProgress progress = requireNonNull(rebuilding.progress(view.name()));
            assertThat(progress.state()).isEqualTo(RebuildState.DONE);
            assertThat(progress.equal()).as(view.name()).isTrue();
            assertThat(progress.before()).isEqualTo(live.getOrDefault(view.name(), progress.after()));
        }
        assertThat(template().getCollectionNames())
                .contains("view_meeting~1", "view_meeting~1.checkpoints")
                .doesNotContain("view_meeting", "view_meeting.checkpoints");
        publishMeetings(4, 2, 60);
        side.settle();
        side.requireNothingParked();
        live = side.digests();
        rebuilding.complete(List.of(views.getFirst()));
        assertThat(side.digests()).isEqualTo(live);
        side.close();
        side = new QuerySideUnderTest(mongo, events);
        side.settle();
        assertThat(side.digests()).isEqualTo(live);
    }

    @Test
    void whatARebuildThatNeverEndedHasLeftBehindGoesAtTheNextStart() {
        publishMeetings(0, 1, 40);
        side.settle();
        side.close();
        for (String half : List.of("view_meeting~1", "view_meeting~1.checkpoints")) {
            template().getCollection(half).insertOne(new Document("_id", "half").append("version", 1L));
        }
        side = new QuerySideUnderTest(mongo, events);
        assertThat(template().getCollectionNames())
                .contains("view_meeting")
                .doesNotContain("view_meeting~1", "view_meeting~1.checkpoints");
    }

    @Test
    void whatWasDamagedIsToldAndMended() {
        publishMeetings(0, 2, 60);
        side.settle();
        String whole = side.digest("meeting");
        Document damaged = new Document("_id", Cast.meeting(0).value())
                .append("version", 60L)
                .append("state", "{}");
        template().getCollection("view_meeting").replaceOne(new Document("_id", damaged.get("_id")), damaged);
        assertThat(side.digest("meeting")).isNotEqualTo(whole);
        Rebuilding rebuilding = side.part(Rebuilding.class);
        rebuilding.complete(side.views());
        assertThat(requireNonNull(rebuilding.progress("meeting")).equal()).isFalse();
        assertThat(requireNonNull(rebuilding.progress("chat")).equal()).isTrue();
        assertThat(side.digest("meeting")).isEqualTo(whole);
    }

    private MongoTemplate template() {
        return mongo.template();
    }

    private List<Document> positions() {
        return template().getCollection("positions").find().into(new ArrayList<>());
    }
}
