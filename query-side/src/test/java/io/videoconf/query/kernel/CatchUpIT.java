package io.videoconf.query.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import io.videoconf.query.testing.RandomHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How views take in a long log that is there already: commands to MongoDB are counted, and time is told. */
class CatchUpIT {
    private static final long SEED = 7;
    private static final int FACTS_A_MEETING = 100;

    @Test
    void itTakesFewCommandsAnEvent() {
        Figures few = catchUp(100, 500);
        System.out.println("catch-up of 10 000 facts: " + few);
        assertThat(few.commandsAnEvent()).isLessThan(0.1);
    }

    @Test
    @Tag("wide")
    void aHundredThousandFactsTakeAtMostThreeCommandsInAHundred() {
        Figures together = catchUp(1000, 500);
        Figures oneByOne = catchUp(50, 1);
        System.out.printf("catch-up, in batches: %s%ncatch-up, one by one: %s%n", together, oneByOne);
        assertThat(together.commandsAnEvent()).isLessThanOrEqualTo(0.03);
    }

    private static Figures catchUp(int meetings, int batch) {
        EventsInMemory events = new EventsInMemory();
        long count = store(events, meetings);
        try (MongoWire mongo = new MongoWire()) {
            long began = System.nanoTime();
            int commands = mongo.allCommandsOf(() -> {
                try (QuerySideUnderTest side =
                        new QuerySideUnderTest(mongo, events, List.of("videoconf.projections.batch-size=" + batch))) {
                    TrackingToken head = side.part(EventStore.class).createHeadToken();
                    await().atMost(Duration.ofMinutes(4))
                            .until(() ->
                                    QuerySideUnderTest.VIEWS.stream().allMatch(view -> side.hasReached(view, head)));
                    side.requireNothingParked();
                }
            });
            return new Figures(count, commands, (System.nanoTime() - began) / 1e9);
        }
    }

    /** A fact of each meeting in turn, as if all were held at the same time. */
    private static long store(EventsInMemory events, int meetings) {
        List<List<?>> logs = new ArrayList<>();
        for (int number = 0; number < meetings; number++) {
            logs.add(new RandomHistory(SEED + number, new Facts(Cast.meeting(number))).facts(FACTS_A_MEETING, false));
        }
        long stored = 0;
        for (int version = 0; version < FACTS_A_MEETING; version++) {
            for (int number = 0; number < meetings; number++) {
                if (version < logs.get(number).size()) {
                    events.store(
                            Cast.meeting(number).value(),
                            version,
                            logs.get(number).get(version));
                    stored++;
                }
            }
        }
        return stored;
    }

    /** Start and stop of the program are in both. */
    private record Figures(long events, int commands, double seconds) {
        double commandsAnEvent() {
            return (double) commands / events;
        }

        double eventsASecond() {
            return events / seconds;
        }

        @Override
        public String toString() {
            return "%d facts, %.4f commands each for all views together, %.0f facts/s"
                    .formatted(events, commandsAnEvent(), eventsASecond());
        }
    }
}
