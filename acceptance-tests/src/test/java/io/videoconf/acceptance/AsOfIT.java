package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a meeting was: the very bytes that were answered then. Repeat with {@code -Dvideoconf.seed=…};
 * {@code -Dvideoconf.meetings=…} says how many meetings are played.
 */
@ExtendWith(SharedServer.class)
class AsOfIT {
    private static final int ACTIONS = 24;
    private static final int MOMENTS = 4;

    private final long seed = Settings.seed();
    private final Random random = new Random(seed);
    private final List<Person> people = new ArrayList<>();

    AsOfIT(RestClient rest) {
        for (String name : List.of("Ida", "Jo", "Kit", "Lou")) {
            people.add(Person.register(rest, name));
        }
    }

    /** What somebody was answered when the meeting had come to this sequence. */
    private record Moment(long sequence, Person who, Map<String, String> answers) {}

    @Test
    @Tag("wide")
    void theBytesOfThen() {
        play(Settings.meetings());
    }

    @Test
    void whatCannotBeAskedIsRefusedInWords() {
        Person owner = people.getFirst();
        String base = "/meetings/" + Meetings.instant(owner, "Refused");
        for (String path : List.of("", "/participants", "/chat", "/attendance")) {
            Answer future = owner.rest().get(base + path + "?as_of_sequence=99").expect(400);
            assertThat(future.text()).contains("must be between 1 and");
            assertThat(owner.rest()
                            .get(base + path + "?as_of_sequence=1&as_of=2030-01-01T00:00:00Z")
                            .expect(400)
                            .text())
                    .contains("cannot be given together");
            owner.rest().get(base + path + "?as_of=2001-01-01T00:00:00Z").expect(404);
            people.getLast().rest().get(base + path + "?as_of_sequence=1").expect(404);
        }
    }

    private void play(int meetings) {
        System.out.printf("AsOfIT: -Dvideoconf.seed=%d%n", seed);
        int compared = 0;
        for (int i = 0; i < meetings; i++) {
            ObjectNode request = Json.object(
                    "title", "As of " + i, "settings", Json.object("waiting_room_enabled", random.nextBoolean()));
            String meetingId = Meetings.schedule(people.getFirst(), request);
            List<Moment> moments = new ArrayList<>();
            try (RandomMeeting meeting = new RandomMeeting(meetingId, people, random)) {
                for (int action = 1; action <= ACTIONS; action++) {
                    meeting.act();
                    if (action % (ACTIONS / MOMENTS) == 0) {
                        moments.add(look(meetingId));
                    }
                }
                meeting.end();
            }
            for (Moment moment : moments) {
                compared += isAnsweredAgain(meetingId, moment);
            }
        }
        System.out.printf("AsOfIT: %d answers were the same to the byte%n", compared);
        assertThat(compared).as("by time too, nearly always").isGreaterThan(meetings * MOMENTS * 4 * 3 / 2);
    }

    /** All answers of one moment: while they are asked for, nothing happens. */
    private Moment look(String meetingId) {
        Person who = people.getFirst();
        for (int attempt = 0; attempt < 50; attempt++) {
            Map<String, String> answers = new LinkedHashMap<>();
            for (String path : List.of("", "/participants?limit=100", "/chat?limit=100", "/attendance")) {
                answers.put(path, answer(who, "/meetings/" + meetingId + path));
            }
            String last = answer(who, "/meetings/" + meetingId);
            if (last.equals(answers.get(""))) {
                return new Moment(Json.read(last).path("sequence").asLong(), who, answers);
            }
        }
        throw new AssertionError("the meeting never rests");
    }

    /** @return how many answers were compared */
    private int isAnsweredAgain(String meetingId, Moment moment) {
        String bySequence = "as_of_sequence=" + moment.sequence();
        isAnsweredAgain(meetingId, moment, bySequence);
        String time = timeOf(meetingId, moment);
        if (time.isEmpty()) {
            return moment.answers().size();
        }
        isAnsweredAgain(meetingId, moment, "as_of=" + time);
        return 2 * moment.answers().size();
    }

    /** When the moment's last fact happened; empty when it is a message between others, of which the reader is not told. */
    private static String timeOf(String meetingId, Moment moment) {
        JsonNode next = moment.who()
                .rest()
                .get("/meetings/" + meetingId + "/events?limit=1&after=" + (moment.sequence() - 1))
                .expect(200)
                .body()
                .at("/events/0");
        return next.path("sequence").asLong() == moment.sequence()
                ? next.path("timestamp").asString()
                : "";
    }

    private void isAnsweredAgain(String meetingId, Moment moment, String asOf) {
        moment.answers().forEach((path, then) -> {
            String address = "/meetings/" + meetingId + path + (path.contains("?") ? "&" : "?");
            assertThat(answer(moment.who(), address + asOf))
                    .as("%s %s, seed %d", path, asOf, seed)
                    .isEqualTo(then);
        });
    }

    /** The body as it came; of attendance without the seconds, which went on while it was asked for. */
    private static String answer(Person who, String path) {
        Answer answer = who.rest().get(path).expect(200);
        if (!path.contains("/attendance")) {
            return answer.text();
        }
        JsonNode body = answer.body();
        body.path("attendance").forEach(row -> ((ObjectNode) row).remove("seconds"));
        return Json.write(body);
    }
}
