package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random meetings: whoever was there, by whatever door, from whatever point, reads one and the same chain of facts, and
 * nothing that is not theirs. Repeat with {@code -Dvideoconf.seed=…}; {@code -Dvideoconf.meetings=…} says how many.
 */
@ExtendWith(SharedServer.class)
@Tag("wide")
class FeedsIT {
    private static final int ACTIONS = 50;

    private final long seed = Settings.seed();
    private final Random random = new Random(seed);
    private final List<Person> people = new ArrayList<>();

    FeedsIT(RestClient rest) {
        for (String name : List.of("Olga", "Pia", "Quin", "Rob")) {
            people.add(Person.register(rest, name));
        }
    }

    @Test
    void everyViewerReadsOneChainByEveryDoor() {
        System.out.printf("FeedsIT: -Dvideoconf.seed=%d -Dvideoconf.meetings=%d%n", seed, Settings.meetings());
        for (int i = 0; i < Settings.meetings(); i++) {
            boolean lobby = random.nextBoolean();
            String meetingId = Meetings.schedule(
                    people.getFirst(),
                    Json.object("title", "Feed " + i, "settings", Json.object("waiting_room_enabled", lobby)));
            try (RandomMeeting meeting = new RandomMeeting(meetingId, people, random)) {
                for (int action = 0; action < ACTIONS; action++) {
                    meeting.act();
                }
                meeting.end();
                meeting.everybodyReadsOneChain();
            }
        }
    }
}
