package io.videoconf.edge.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.relay.Signal;
import io.videoconf.edge.signaling.Crowd.Guest;
import io.videoconf.edge.signaling.Notebook.Heard;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Very many come at once: each is told of all others, and yet written to only now and then. */
class JoinStormTest {
    private static final int STORM = 1_000;
    private static final int IN_A_WINDOW = 10;
    private final Crowd crowd = new Crowd(Duration.ofMillis(25));

    private void assertEverybodyHasEveryFactOnceAndInOrder() {
        for (Guest guest : crowd.guests) {
            List<Heard> heard = guest.notebook().heard;
            assertThat(heard.getFirst().event()).isEqualTo("meeting_joined");
            long last = heard.getFirst().number("sequence");
            assertThat(heard.getFirst().body().path("your_participant_id").asString())
                    .isEqualTo(guest.id().value());
            for (Heard fact : guest.notebook().facts()) {
                assertThat(fact.number("sequence")).isEqualTo(last + 1);
                // The first fact after a snapshot follows the last one that is in it.
                assertThat(fact.number("previous_sequence")).isEqualTo(last);
                last++;
            }
            assertThat(last).isEqualTo(crowd.sequence());
        }
    }

    @Test
    void writesGrowWithWindowsAndNotWithPeopleTimesPeople() {
        for (int i = 1; i <= STORM; i++) {
            crowd.joins();
            if (i % IN_A_WINDOW == 0) {
                crowd.windowEnds();
            }
        }
        crowd.windowEnds();
        assertEverybodyHasEveryFactOnceAndInOrder();
        long facts = crowd.guests.stream()
                .mapToLong(guest -> guest.notebook().facts().size())
                .sum();
        long writes = crowd.guests.stream()
                .mapToLong(guest -> guest.notebook().writes)
                .sum();
        System.out.printf(
                "JoinStormTest: %d join: %d facts told to sockets in %d writes, %d windows%n",
                STORM, facts, writes, crowd.windows);
        assertThat(facts).isGreaterThan(STORM * (STORM - 2L * Pace.CROWD) / 2 - (long) STORM * IN_A_WINDOW);
        assertThat(writes).isLessThanOrEqualTo((long) crowd.windows * STORM / 2 + STORM * 2L + Pace.CROWD * Pace.CROWD);
        assertThat(crowd.meters.counter("videoconf.fanout.facts").count()).isEqualTo(STORM);
    }

    @Test
    void aSnapshotSaysWhoIsThereUpToItsSequence() {
        for (int i = 0; i < Pace.CROWD + 20; i++) {
            crowd.joins();
        }
        crowd.windowEnds();
        for (Guest guest : crowd.guests) {
            Heard joined = guest.notebook().heard.getFirst();
            // The meeting's own two facts come before the first who joins.
            assertThat(joined.body().path("meeting_info").path("participants"))
                    .hasSize((int) joined.number("sequence") - 2);
        }
    }

    @Test
    void whatIsSaidGoesOutAtOnceAndTakesAlongWhoCame() {
        crowdIsIn();
        Guest first = crowd.guests.getFirst();
        Guest late = crowd.joins();
        crowd.joins();
        int before = first.notebook().writes;
        crowd.says(first, "at once");
        assertThat(first.notebook().writes).isEqualTo(before + 1);
        assertThat(first.notebook().heard.getLast().event()).isEqualTo("chat_message_received");
        assertThat(late.notebook().heard).as("the snapshot comes first").isEmpty();
        crowd.windowEnds();
        assertEverybodyHasEveryFactOnceAndInOrder();
    }

    @Test
    void aSignalComesAfterTheNewsOfWhoSendsIt() {
        crowdIsIn();
        Guest first = crowd.guests.getFirst();
        Guest second = crowd.guests.get(1);
        crowd.joins();
        Guest late = crowd.joins();
        crowd.signals(first, new Signal("webrtc_offer", WireJson.object()));
        List<Heard> heard = first.notebook().heard;
        assertThat(heard.getLast().event()).isEqualTo("webrtc_offer");
        assertThat(heard.get(heard.size() - 2).body().path("participant_id").asString())
                .isEqualTo(late.id().value());
        assertThat(second.notebook()
                        .facts()
                        .getLast()
                        .body()
                        .path("participant_id")
                        .asString())
                .isNotEqualTo(late.id().value());
        crowd.windowEnds();
        assertEverybodyHasEveryFactOnceAndInOrder();
    }

    @Test
    void whoLeavesIsToldSoBeforeTheWindowEnds() {
        crowdIsIn();
        Guest leaving = crowd.guests.get(3);
        crowd.joins();
        crowd.joins();
        crowd.leaves(leaving);
        Heard last = leaving.notebook().heard.getLast();
        assertThat(last.event()).isEqualTo("participant_left");
        assertThat(last.number("sequence")).isEqualTo(crowd.sequence());
        crowd.guests.remove(leaving);
        crowd.windowEnds();
        assertEverybodyHasEveryFactOnceAndInOrder();
    }

    @Test
    void fewAreToldAtOnce() {
        crowd.joins();
        crowd.joins();
        assertThat(crowd.guests.getFirst().notebook().facts()).hasSize(1);
        crowd.windowEnds();
        assertThat(crowd.windows).isZero();
    }

    @Test
    void anyOrderOfComingAndGoingEndsInTheSame() {
        long seed = Long.getLong("videoconf.seed", new Random().nextInt(1_000_000));
        System.out.println("JoinStormTest: -Dvideoconf.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> crowd.joins();
                case 4 -> crowd.windowEnds();
                case 5 -> somebody(random, guest -> crowd.says(guest, "words"));
                case 6 -> somebody(random, guest -> crowd.signals(guest, new Signal("x", WireJson.object())));
                default ->
                    somebody(random, guest -> {
                        crowd.leaves(guest);
                        crowd.guests.remove(guest);
                    });
            }
        }
        crowd.windowEnds();
        assertEverybodyHasEveryFactOnceAndInOrder();
    }

    private void somebody(Random random, java.util.function.Consumer<Guest> deed) {
        if (!crowd.guests.isEmpty()) {
            deed.accept(crowd.guests.get(random.nextInt(crowd.guests.size())));
        }
    }

    /** More than a crowd, and a window that is open with nothing in it. */
    private void crowdIsIn() {
        for (int i = 0; i < Pace.CROWD + 5; i++) {
            crowd.joins();
        }
        crowd.windowEnds();
        crowd.windowEnds();
        crowd.joins();
        assertThat(crowd.guests).hasSize(Pace.CROWD + 6);
    }
}
