package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.Received;
import io.videoconf.demo.SignalingClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** People who come, go and do things in no sensible order, over sockets that are remembered. */
final class RandomMeeting implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private final String meetingId;
    private final List<Person> people;
    private final Random random;
    private final List<Visit> visits = new ArrayList<>();
    private final Set<Visit> left = new HashSet<>();
    private int words;

    /** One socket, and where it asked to begin; negative when it asked for nothing. */
    private record Visit(Person who, SignalingClient socket, long resumeFrom, JsonNode said) {
        boolean isOpen() {
            return !socket.closed().isDone();
        }

        List<Received> facts() {
            return socket.received().stream().filter(Received::isFact).toList();
        }

        /** The fact after which this socket's facts begin. */
        long from() {
            if (resumeFrom >= 0 && said.path("status").asString("").equals("joined")) {
                return resumeFrom;
            }
            return socket.received("meeting_joined").stream()
                    .mapToLong(Received::sequence)
                    .findFirst()
                    .orElse(-1);
        }

        long lastSeen() {
            return socket.received().stream()
                    .mapToLong(Received::sequence)
                    .max()
                    .orElse(0);
        }
    }

    RandomMeeting(String meetingId, List<Person> people, Random random) {
        this.meetingId = meetingId;
        this.people = people;
        this.random = random;
        come(people.getFirst());
    }

    /** Somebody does something; refusals are as good as anything else. */
    void act() {
        Person who = people.get(random.nextInt(people.size()));
        Visit visit = now(who);
        if (visit == null) {
            come(who);
            return;
        }
        Visit other = visits.get(random.nextInt(visits.size()));
        String target = other.said()
                .path("your_participant_id")
                .asString(other.said().path("participant_id").asString(""));
        switch (random.nextInt(24)) {
            case 0, 1 -> visit.socket().close();
            case 2 -> {
                left.add(visit);
                ask(visit, "leave_meeting", Json.object());
            }
            case 3 -> come(who); // with the other socket still there
            case 4, 5 -> ask(visit, "send_chat_message", message("public " + ++words, null));
            case 6, 7 -> {
                String said = "private %d <%s> <%s>"
                        .formatted(++words, who.name(), other.who().name());
                ask(visit, "send_chat_message", message(said, target));
            }
            case 8 -> ask(visit, "raise_hand", Json.object("raised", random.nextBoolean()));
            case 9 -> ask(visit, "toggle_audio", Json.object("is_muted", random.nextBoolean()));
            case 10, 11 -> ask(visit, "admit_participant", Json.object("participant_id", target));
            case 12 -> ask(visit, "deny_participant", Json.object("participant_id", target));
            case 13 -> ask(visit, "remove_participant", Json.object("participant_id", target));
            case 14 -> ask(visit, "mute_all", Json.object());
            case 15 -> ask(visit, "toggle_video", Json.object("is_video_on", random.nextBoolean()));
            case 16, 17 ->
                change(who, "/participants/" + target, Json.object("role", anyOf("co_host", "participant", "viewer")));
            case 18 -> ask(visit, "restrict_participant", restricted(target));
            case 19 -> change(who, "", Json.object("title", "Title " + ++words));
            case 20 -> change(who, "", Json.object("settings", Json.object(setting(), random.nextBoolean())));
            case 21 -> ask(visit, "lock_meeting", Json.object("locked", random.nextInt(3) == 0));
            case 22 -> ask(visit, "transfer_host", Json.object("participant_id", target));
            default -> ask(visit, "connection_report", Json.object("code", "ICE_FAILED"));
        }
    }

    /** What chance seldom does: who leads the meeting from the start locks it and opens it again. */
    void lockAndUnlock() {
        ask(visits.getFirst(), "lock_meeting", Json.object("locked", true));
        ask(visits.getFirst(), "lock_meeting", Json.object("locked", false));
    }

    private void change(Person who, String path, ObjectNode change) {
        who.rest().patch("/meetings/" + meetingId + path, change);
    }

    private ObjectNode restricted(String target) {
        String what = anyOf("audio", "video", "screen_share", "chat");
        return Json.object("participant_id", target, "restrictions", Json.object(what, random.nextBoolean()));
    }

    private String setting() {
        return anyOf("chat_enabled", "screen_share_enabled", "mute_on_entry", "waiting_room_enabled");
    }

    private String anyOf(String... words) {
        return words[random.nextInt(words.length)];
    }

    private static ObjectNode message(String content, @Nullable String to) {
        return Json.object(
                "message",
                Json.object("type", "text", "content", content, "is_private", to != null, "recipient_id", to));
    }

    private void ask(Visit visit, String event, ObjectNode payload) {
        if (visit.isOpen()) {
            visit.socket()
                    .emit(event, payload)
                    .exceptionally(_ -> Json.object())
                    .join();
        }
    }

    /** A new socket, which asks for what was missed, for all there was, or for nothing. */
    private void come(Person who) {
        long last = visits.stream()
                .filter(visit -> visit.who().equals(who))
                .mapToLong(Visit::lastSeen)
                .max()
                .orElse(0);
        ObjectNode join = who.introduction(meetingId);
        long from = random.nextInt(3) == 0 ? -1 : random.nextLong(last + 1);
        if (from >= 0) {
            join.put("resume_from", from);
        }
        SignalingClient socket = who.socket();
        visits.add(new Visit(who, socket, from, socket.call("join_meeting", join)));
    }

    private @Nullable Visit now(Person who) {
        return visits.reversed().stream()
                .filter(visit -> visit.who().equals(who) && isIn(visit))
                .findFirst()
                .orElse(null);
    }

    private boolean isIn(Visit visit) {
        return visit.isOpen() && visit.said().path("success").asBoolean() && !left.contains(visit);
    }

    /** By whoever may. */
    void end() {
        assertThat(people.stream()
                        .anyMatch(who -> who.rest()
                                        .post("/meetings/" + meetingId + "/end", Json.object())
                                        .status()
                                == 200))
                .isTrue();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(visits.stream().filter(this::isIn))
                        .as("sockets that were told nothing of the end")
                        .allSatisfy(visit -> assertThat(
                                        visit.socket().received("meeting_ended").size()
                                                + visit.socket()
                                                        .received("participant_left")
                                                        .size())
                                .isPositive()));
    }

    void everybodyReadsOneChain() {
        for (Person who : people) {
            List<Visit> theirs =
                    visits.stream().filter(visit -> visit.who().equals(who)).toList();
            if (Feed.isReadable(who, meetingId)) {
                Feed feed = Feed.read(who, meetingId, random);
                feed.tellsTheSameFromAnywhere();
                theirs.forEach(visit -> feed.holds(visit.facts(), visit.from()));
            }
            for (Visit visit : theirs) {
                assertThat(visit.socket().received("chat_message_received"))
                        .extracting(told -> told.body().path("content").asString())
                        .allMatch(said -> said.startsWith("public") || said.contains("<" + who.name() + ">"));
            }
        }
    }

    @Override
    public void close() {
        visits.forEach(visit -> visit.socket().close());
    }
}
