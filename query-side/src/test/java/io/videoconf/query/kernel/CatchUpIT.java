package io.videoconf.query.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import io.videoconf.query.testing.RandomHistory;
import java.lang.management.ManagementFactory;
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

    /** Meetings that are taken in to see how fast it is; a tenth of a million facts. */
    private static final int MEASURED = Integer.getInteger("videoconf.meetings", 1000);

    private static final List<String> AS_USUAL = List.of("videoconf.projections.batch-size=500");

    /** Each batch is an event, and is written before the next. */
    private static final List<String> ONE_BY_ONE =
            List.of("videoconf.projections.batch-size=1", "videoconf.projections.write-behind=false");

    /** In which order the events of many meetings are stored. */
    private enum Held {
        /** All at the same time: no two facts of a meeting are near each other. */
        TOGETHER,
        ONE_AFTER_THE_OTHER
    }

    @Test
    void itTakesFewCommandsAnEvent() {
        Figures few = catchUp(100, Held.TOGETHER, AS_USUAL);
        System.out.println("catch-up of 10 000 facts: " + few);
        assertThat(few.commandsAnEvent()).isLessThan(0.1);
    }

    @Test
    @Tag("wide")
    void aHundredThousandFactsTakeAtMostThreeCommandsInAHundred() {
        Figures together = catchUp(1000, Held.TOGETHER, AS_USUAL);
        System.out.printf("catch-up of 100 000 facts: %s%n", together);
        assertThat(together.commandsAnEvent()).isLessThanOrEqualTo(0.03);
    }

    /** How much faster it is, is told; what a busy machine makes of it fails nobody. */
    @Test
    @Tag("measured")
    void itIsFasterThanOneByOne() {
        catchUp(50, Held.TOGETHER, AS_USUAL);
        catchUp(10, Held.TOGETHER, ONE_BY_ONE);
        for (Held held : Held.values()) {
            Figures usual = catchUp(MEASURED, held, AS_USUAL);
            Figures oneByOne = catchUp(Math.min(MEASURED, 200), held, ONE_BY_ONE);
            System.out.printf(
                    "catch-up, meetings %s: %s%n  one by one: %s%n  %.1f times the speed, %.1f times in processor time%n",
                    held,
                    usual,
                    oneByOne,
                    usual.eventsASecond() / oneByOne.eventsASecond(),
                    oneByOne.cpuAnEvent() / usual.cpuAnEvent());
        }
    }

    private static Figures catchUp(int meetings, Held held, List<String> settings) {
        EventsInMemory events = new EventsInMemory();
        long count = held == Held.TOGETHER ? together(events, meetings) : oneAfterTheOther(events, meetings);
        try (MongoWire mongo = new MongoWire()) {
            double[] took = new double[2];
            int commands = mongo.allCommandsOf(() -> {
                long began = System.nanoTime();
                long used = cpu();
                try (QuerySideUnderTest side = new QuerySideUnderTest(mongo, events, settings)) {
                    TrackingToken head = side.part(EventStore.class).createHeadToken();
                    await().atMost(Duration.ofMinutes(4))
                            .until(() ->
                                    QuerySideUnderTest.VIEWS.stream().allMatch(view -> side.hasReached(view, head)));
                    took[0] = (System.nanoTime() - began) / 1e9;
                    took[1] = (cpu() - used) / 1e9;
                    side.requireNothingParked();
                }
            });
            return new Figures(count, commands, took[0], took[1]);
        }
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static List<?> facts(int number) {
        return new RandomHistory(SEED + number, new Facts(Cast.meeting(number))).facts(FACTS_A_MEETING, false);
    }

    private static long together(EventsInMemory events, int meetings) {
        List<List<?>> logs = new ArrayList<>();
        for (int number = 0; number < meetings; number++) {
            logs.add(facts(number));
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

    private static long oneAfterTheOther(EventsInMemory events, int meetings) {
        long stored = 0;
        for (int number = 0; number < meetings; number++) {
            int version = 0;
            for (Object fact : facts(number)) {
                events.store(Cast.meeting(number).value(), version++, fact);
                stored++;
            }
        }
        return stored;
    }

    /** The start of the program is in all of them, its stop in the commands. */
    private record Figures(long events, int commands, double seconds, double cpuSeconds) {
        double commandsAnEvent() {
            return (double) commands / events;
        }

        double eventsASecond() {
            return events / seconds;
        }

        double cpuAnEvent() {
            return cpuSeconds / events;
        }

        @Override
        public String toString() {
            return "%d facts, %.4f commands each for all views together, %.0f facts/s, %.3f ms of processor time each"
                    .formatted(events, commandsAnEvent(), eventsASecond(), 1000 * cpuAnEvent());
        }
    }
}
