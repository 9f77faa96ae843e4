package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a meeting was: the very bytes that were answered then, to its owner and to anybody else. Repeat with
 * {@code -Dvideoconf.seed=…}; {@code -Dvideoconf.as-of.meetings=…} says how many meetings are played.
 */
@ExtendWith(SharedServer.class)
class AsOfIT {
    private static final int ACTIONS = 24;
    private static final int MOMENTS = 2;
    /** So many meetings that what chance does in one of ten happens; what it does in fewer is done on purpose. */
    private static final int ENOUGH = 100;

    private static final String[] CHANGES = {
        "role_changed",
        "participant_restricted",
        "meeting_changed",
        "meeting_locked",
        "meeting_unlocked",
        "host_role_assumed"
    };
    private static final List<String> EVERYBODYS = List.of("", "/participants?limit=100", "/chat?limit=100");

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
        play(Settings.meetingsAsOf());
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

    /** History, log and graph tell one time of a fact, and the meeting as of that time is the one that the fact made. */
    @Test
    void askedAboutTheTimeThatIsToldOfAFactTheAnswerIsOfThatFact() {
        RestClient owner = people.getFirst().rest();
        String meetingId = Meetings.schedule(people.getFirst(), Json.object("title", "Told"));
        try (RandomMeeting meeting = new RandomMeeting(meetingId, people, random)) {
            for (int action = 1; action <= ACTIONS; action++) {
                meeting.act();
            }
            meeting.end();
        }
        SortedMap<Long, String> told = new TreeMap<>();
        history(owner, meetingId).stream()
                .filter(line -> !line.path("refused").asBoolean())
                .forEach(line -> told.put(
                        line.path("sequence").asLong(), line.path("timestamp").asString()));
        assertThat(told).hasSizeGreaterThan(ACTIONS / 2);

        Map<String, Long> newest = new HashMap<>();
        told.forEach((sequence, time) -> newest.put(time, sequence));
        told.forEach((sequence, time) -> assertThat(owner.get("/meetings/" + meetingId + "?as_of=" + time)
                        .expect(200)
                        .body()
                        .path("sequence")
                        .asLong())
                .as("as of %s, told of %d, seed %d", time, sequence, seed)
                .isEqualTo(newest.get(time)));
        MeetingLog.of(owner, meetingId)
                .events()
                .forEach(event -> assertThat(event.path("timestamp").asString())
                        .isEqualTo(told.get(event.path("sequence").asLong())));
        String query = "query($id: ID!){ meetingHistory(meetingId: $id, limit: 100) { sequence timestamp } }";
        new Graph(owner).data(query, "id", meetingId).path("meetingHistory").forEach(line -> {
            if (!line.path("sequence").isNull()) {
                assertThat(line.path("timestamp").asString())
                        .isEqualTo(told.get(line.path("sequence").asLong()));
            }
        });
    }

    private static List<JsonNode> history(RestClient owner, String meetingId) {
        List<JsonNode> lines = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = owner.get("/meetings/" + meetingId + "/history?limit=20" + cursor)
                    .expect(200)
                    .body();
            page.path("history").forEach(lines::add);
            String next = page.path("next_cursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return lines;
    }

    private void play(int meetings) {
        System.out.printf("AsOfIT: -Dvideoconf.seed=%d -Dvideoconf.as-of.meetings=%d%n", seed, meetings);
        int moments = 0;
        int others = 0;
        int compared = 0;
        Map<String, Integer> happened = new TreeMap<>();
        for (int i = 0; i < meetings; i++) {
            String meetingId = Meetings.schedule(
                    people.getFirst(),
                    Json.object(
                            "title",
                            "As of " + i,
                            "settings",
                            Json.object("waiting_room_enabled", random.nextBoolean())));
            for (Moment moment : played(meetingId)) {
                if (mayRead(moment.who(), meetingId)) {
                    compared += isAnsweredAgain(meetingId, moment);
                    moments += moment.who() == people.getFirst() ? 1 : 0;
                    others += moment.who() == people.getFirst() ? 0 : 1;
                } else {
                    isKeptFrom(meetingId, moment);
                }
            }
            Set.copyOf(MeetingLog.of(people.getFirst().rest(), meetingId).types())
                    .forEach(type -> happened.merge(type, 1, Integer::sum));
        }
        System.out.printf(
                "AsOfIT: at %d moments the owner, and %d times somebody else, were answered the same to the byte, %d answers%n",
                moments, others, compared);
        System.out.println("AsOfIT: in so many meetings each: " + happened);
        assertThat(moments).isEqualTo(meetings * MOMENTS);
        if (meetings >= ENOUGH) {
            assertThat(happened).containsKeys(CHANGES);
        }
        assertThat(others).as("most are not turned away afterwards").isGreaterThan(meetings / 2);
        assertThat(compared).as("by time too, nearly always").isGreaterThan(moments * 4 * 3 / 2);
    }

    /** What the owner, and whoever else may, were answered at moments of a meeting that is over now. */
    private List<Moment> played(String meetingId) {
        List<Integer> looks =
                random.ints(1, ACTIONS + 1).distinct().limit(MOMENTS).boxed().toList();
        List<Moment> moments = new ArrayList<>();
        try (RandomMeeting meeting = new RandomMeeting(meetingId, people, random)) {
            if (random.nextInt(4) == 0) {
                meeting.lockAndUnlock();
            }
            for (int action = 1; action <= ACTIONS; action++) {
                meeting.act();
                if (looks.contains(action)) {
                    moments.add(look(meetingId, people.getFirst()));
                    Person other = people.get(1 + random.nextInt(people.size() - 1));
                    if (mayRead(other, meetingId)) {
                        moments.add(look(meetingId, other));
                    }
                }
            }
            meeting.end();
        }
        return moments;
    }

    private static boolean mayRead(Person who, String meetingId) {
        return who.rest().get("/meetings/" + meetingId).status() == 200;
    }

    /** Who may not know of the meeting any more may not know how it was either. */
    private static void isKeptFrom(String meetingId, Moment moment) {
        moment.answers()
                .keySet()
                .forEach(path -> moment.who()
                        .rest()
                        .get("/meetings/" + meetingId + path + (path.contains("?") ? "&" : "?") + "as_of_sequence="
                                + moment.sequence())
                        .expect(404));
    }

    /**
     * All answers of one moment: while they are asked for, nothing happens. Who sees the lines of others in the attendance is asked
     * today, so only the owner's is the same whatever became of the asker's role.
     */
    private Moment look(String meetingId, Person who) {
        List<String> paths = new ArrayList<>(EVERYBODYS);
        if (who == people.getFirst()) {
            paths.add("/attendance");
        }
        for (int attempt = 0; attempt < 50; attempt++) {
            Map<String, String> answers = new LinkedHashMap<>();
            for (String path : paths) {
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
