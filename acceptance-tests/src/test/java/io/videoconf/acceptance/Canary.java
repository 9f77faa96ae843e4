package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Somebody with a name, an address and a message that are nowhere else. */
record Canary(Person person, String mark) {
    /** More than it takes until a meeting has a snapshot. */
    private static final int SONGS = 60;

    private static final String JSON = "application/json";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** With an account that they opened. */
    static Canary of(RestClient rest) {
        String mark = anyMark();
        return new Canary(Person.register(rest, "Canary " + mark), mark);
    }

    /** A member of somebody's organisation. */
    static Canary of(Officer officer) {
        String mark = anyMark();
        return new Canary(officer.adds("Canary " + mark), mark);
    }

    private static String anyMark() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    String name() {
        return person.name();
    }

    /** What they write, and nobody else. */
    String message() {
        return "sings " + new StringBuilder(mark).reverse();
    }

    /** What of them could be found. */
    List<String> traces() {
        return List.of(name(), person.email(), message(), mark);
    }

    /**
     * A meeting to which they were invited, in which they were, and in which they sang, by every door; some of it under keys, and some of
     * it refused.
     */
    String played(Person host) {
        String meeting = Meetings.instant(host, "Played");
        host.rest()
                .post("/meetings/" + meeting + "/participants", Json.object("emails", List.of(person.email())))
                .expect(201);
        try (Seat hostSeat = Seat.take(host, meeting);
                Seat seat = Seat.take(person, meeting)) {
            for (int song = 1; song <= SONGS; song++) {
                seat.says(message() + " " + song, null);
            }
            new Graph(person.rest())
                    .does(
                            "($meeting: ID!, $words: String!, $key: String!) { sendChatMessage(meetingId: $meeting,"
                                    + " content: $words, idempotencyKey: $key) { id } }",
                            "meeting",
                            meeting,
                            "words",
                            message(),
                            "key",
                            key());
            person.rest()
                    .post("/meetings/" + meeting + "/lock", "Idempotency-Key", key())
                    .expect(403);
            hostSeat.reads(message());
        }
        person.rest()
                .post("/meetings/" + meeting + "/join", Json.object("display_name", name()), "Idempotency-Key", key())
                .expect(200);
        return meeting;
    }

    /**
     * Asks for much that is wrong, with who they are in it: what cannot be read is what a program is most likely to write down.
     */
    void stumbles(String meeting) {
        RestClient rest = person.rest();
        rest.send(
                        "POST",
                        "/meetings",
                        BodyPublishers.ofString("{\"title\": \"" + name() + "\", "),
                        "Content-Type",
                        JSON)
                .expect(400);
        rest.post("/meetings", Json.object("title", message(), mark, name())).expect(400);
        rest.get("/recordings?" + mark + "=" + person.email()).expect(400);
        rest.get("/meetings/" + meeting + "/chat?cursor=" + mark).expect(400);
        rest.anonymous()
                .post("/auth/login", Json.object("email", person.email(), "password", message()))
                .expect(401);
        rest.as(mark).get("/users/me").expect(401);
        new Graph(rest).post("{ meeting(id: \"" + message());
        new Graph(rest).post("{ meeting(id: \"" + mark + "\") { " + "x" + mark + " } }");
        try (Seat seat = Seat.take(person, meeting);
                PlainSocket plain = PlainSocket.join(person, meeting)) {
            seat.tries("send_chat_message", "content", Json.object(mark, message()));
            seat.tries("x" + mark, "content", message());
            await().atMost(PATIENCE).until(() -> !plain.joined().isEmpty());
            plain.say("42/signaling,1[\"send_chat_message\",{\"content\":\"" + message());
            assertThat(plain.ended()).succeedsWithin(PATIENCE);
        }
    }

    /**
     * The same with another address. That of before is remembered, for who asks about a past day, and has to be forgotten as
     * well.
     */
    Canary moved() {
        String email = "later-" + person.email();
        person.rest()
                .post("/users/me/email", Json.object("email", email, "current_password", person.password()))
                .expect(200);
        RestClient rest = person.rest().anonymous();
        return new Canary(Person.logIn(rest, person.name(), email, person.password()), mark);
    }

    /** A meeting of their own, asked for under a key. */
    String plans() {
        return person.rest()
                .post("/meetings", Meetings.tomorrow("Plans"), "Idempotency-Key", key())
                .expect(201)
                .body()
                .path("meeting_id")
                .asString();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /**
     * Closes the account.
     *
     * @return where it is told what becomes of them
     */
    String goes() {
        return person.rest().delete("/users/me").expect(204).header("Location");
    }

    /** Waits until that has come to pass, and answers what is told of it. */
    static JsonNode awaitStatus(RestClient rest, String erasure, String status) {
        return await().atMost(PATIENCE)
                .until(
                        () -> rest.get(erasure),
                        (Answer answer) -> answer.status() == 200
                                && answer.body().path("status").asString().equals(status))
                .body();
    }
}
