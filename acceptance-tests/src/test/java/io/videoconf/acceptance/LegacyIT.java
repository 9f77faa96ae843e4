package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The API of older clients: every row of its table, successes and refusals to the letter; and that its numbers stay. */
@Tag("needs-the-script")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledIfEnvironmentVariable(
        named = "VIDEOCONF_URL",
        matches = ".+",
        disabledReason = "it starts a server of its own")
class LegacyIT extends LegacyCaller {
    private static final String TENANT = "00000000-0000-7000-8000-000000000051";

    private Server server;
    private RestClient rest;
    private int port;

    @BeforeAll
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = Server.fresh("legacy", "--legacy-port", String.valueOf(port));
        rest = server.rest();
    }

    @Override
    RestClient rest() {
        return rest;
    }

    @Override
    int port() {
        return port;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void people() {
        String email = email();
        JsonNode made = user(email);
        long id = made.path("id").asLong();
        assertThat(id).isPositive();
        assertThat(made).isEqualTo(row("id", id, "email_id", email, "name", "Lee"));
        assertThat(user(email()).path("id").asLong()).isGreaterThan(id);
        refused(send("POST", "/User", Json.object("name", "Lee", "email_id", email)), "User already exists");
        unprocessable(send("POST", "/User", Json.object("name", "Lee")), "email_id");
        unprocessable(send("POST", "/User", Json.object("name", "Lee", "email_id", "nonsense")), "email_id");
        unprocessable(send("POST", "/User", Json.object("email_id", email())), "name");
        unprocessable(send("POST", "/User", Json.object("id", "x", "name", "Lee", "email_id", email())), "id");
        assertThat(lists("/User", "id", id)).isTrue();
        assertThat(success(send("GET", "/User", Json.object("email_id", email)), 200))
                .isEqualTo(made);
        refused(send("GET", "/User", Json.object("email_id", email())), "User does not exist");
        JsonNode renamed = success(
                send("PUT", "/User", Json.object("id", String.valueOf(id), "name", "Leah", "email_id", email)), 201);
        assertThat(renamed).isEqualTo(row("id", id, "email_id", email, "name", "Leah"));
        String another = email();
        assertThat(success(send("PUT", "/User", Json.object("id", id, "name", "Leah", "email_id", another)), 201))
                .isEqualTo(row("id", id, "email_id", another, "name", "Leah"));
        refused(send("GET", "/User", Json.object("email_id", email)), "User does not exist");
        assertThat(success(send("GET", "/User", Json.object("email_id", another)), 200)
                        .path("id")
                        .asLong())
                .isEqualTo(id);
        long successor = user(email).path("id").asLong();
        refused(
                send("PUT", "/User", Json.object("id", successor, "name", "Lew", "email_id", another)),
                "User already exists");
        refused(
                send("PUT", "/User", Json.object("id", 999_999, "name", "Leah", "email_id", email)),
                "User does not exist");
        assertThat(rest.post("/auth/login", Json.object("email", email, "password", ""))
                        .status())
                .isIn(400, 401);
    }

    @Test
    void aPersonGoesWithEverythingThatIsTheirs() {
        String email = email();
        long host = user(email).path("id").asLong();
        long meeting = meeting(host);
        long recording = recording(meeting, false);
        success(send("POST", "/ShareRecording", Json.object("recording_id", recording, "email_id", email())), 200);
        refused(send("DELETE", "/User", Json.object("id", host)), "Input fields incorrect");
        refused(
                send("DELETE", "/User", Json.object("id", host, "email_id", email, "more", 1)),
                "Input fields incorrect");
        String wrong = "Input data incorrect or user does not exist";
        refused(send("DELETE", "/User", Json.object("id", host, "email_id", email())), wrong);
        Answer gone = send("DELETE", "/User", Json.object("id", host, "email_id", email));
        assertThat(gone.expect(200).body()).isEqualTo(row("status", "Successfully deleted"));
        refused(send("DELETE", "/User", Json.object("id", host, "email_id", email)), wrong);
        assertThat(lists("/User", "id", host)).isFalse();
        assertThat(lists("/Meeting", "id", meeting)).isFalse();
        assertThat(lists("/Recording", "id", recording)).isFalse();
        assertThat(lists("/ViewRecording", "recording_id", recording)).isFalse();
    }

    @Test
    void meetings() {
        long host = user(email()).path("id").asLong();
        ObjectNode dated = Json.object("host_id", String.valueOf(host), "meeting_date", "2031-01-15T10:00:00Z");
        JsonNode made = success(send("POST", "/Meeting", dated), 201);
        long id = made.path("id").asLong();
        assertThat(made).isEqualTo(row("id", id, "host_id", host, "meeting_date", "2031-01-15T10:00:00Z"));
        long undated = meeting(host);
        JsonNode all = success(send("GET", "/Meeting", ""), 200);
        assertThat(all).contains(made, row("id", undated, "host_id", host, "meeting_date", null));
        unprocessable(send("POST", "/Meeting", Json.object("meeting_date", "2031-01-15")), "host_id");
        unprocessable(send("POST", "/Meeting", Json.object("host_id", "x")), "host_id");
        refused(send("POST", "/Meeting", Json.object("host_id", 999_999)), "host ID is not a valid host");
        refused(send("DELETE", "/Meeting", Json.object("meeting", id)), "Input field incorrect");
        refused(send("DELETE", "/Meeting", ""), "Input field incorrect");
        String wrong = "Input data incorrect or meeting does not exist";
        refused(send("DELETE", "/Meeting", Json.object("id", 999_999)), wrong);
        send("DELETE", "/Meeting", Json.object("id", String.valueOf(id))).expect(200);
        refused(send("DELETE", "/Meeting", Json.object("id", id)), wrong);
        assertThat(lists("/Meeting", "id", id)).isFalse();
        assertThat(lists("/Meeting", "id", undated)).isTrue();
    }

    @Test
    void recordings() {
        long meeting = meeting(user(email()).path("id").asLong());
        String url = url();
        ObjectNode request = Json.object(
                "meeting_id", meeting, "url", url, "md5_hash", "9E107D9D372BB6826BD81D3542A419D6", "length", 17);
        JsonNode made = success(send("POST", "/Recording", request), 201);
        long id = made.path("id").asLong();
        assertThat(made)
                .isEqualTo(row(
                        "id",
                        id,
                        "url",
                        url,
                        "length",
                        17,
                        "md5_hash",
                        "9e107d9d372bb6826bd81d3542a419d6",
                        "private",
                        true,
                        "meeting_id",
                        meeting));
        assertThat(success(send("GET", "/Recording", ""), 200)).contains(made);
        refused(send("POST", "/Recording", request), "Recording already exists");
        refused(send("POST", "/Recording", Json.object("meeting_id", 999_999, "url", url())), "Meeting Id not valid");
        unprocessable(send("POST", "/Recording", Json.object("url", url())), "meeting_id");
        unprocessable(send("POST", "/Recording", Json.object("meeting_id", meeting, "url", "nonsense")), "url");
        JsonNode found = success(send("POST", "/GetRecordingsFromMeeting", Json.object("meeting_id", meeting)), 200);
        assertThat(found).containsExactly(made);
        refused(send("POST", "/GetRecordingsFromMeeting", Json.object("id", meeting)), "Input field incorrect");
        String wrong = "Input data incorrect or recording does not exist";
        refused(send("POST", "/GetRecordingsFromMeeting", Json.object("meeting_id", 999_999)), wrong);
        refused(send("DELETE", "/Recording", Json.object("id", id)), "Input field incorrect");
        refused(send("DELETE", "/Recording", Json.object("recording_id", 999_999)), wrong);
        send("DELETE", "/Recording", Json.object("recording_id", id)).expect(200);
        refused(send("DELETE", "/Recording", Json.object("recording_id", id)), wrong);
        refused(send("POST", "/GetRecordingsFromMeeting", Json.object("meeting_id", meeting)), wrong);
        success(send("POST", "/Recording", request), 201);
    }

    @Test
    void sharesAndAccess() {
        String hostEmail = email();
        long meeting = meeting(user(hostEmail).path("id").asLong());
        long hidden = recording(meeting, true);
        long open = recording(meeting, false);
        String viewer = email();
        ObjectNode share = Json.object("recording_id", open, "email_id", viewer);
        JsonNode shared = Json.read(Json.write(share));
        assertThat(success(send("POST", "/ShareRecording", share), 200)).isEqualTo(shared);
        refused(send("POST", "/ShareRecording", share), "Already shared with user");
        refused(
                send("POST", "/ShareRecording", Json.object("recording_id", open, "email_id", hostEmail)),
                "Already shared with user");
        refused(
                send("POST", "/ShareRecording", Json.object("recording_id", hidden, "email_id", viewer)),
                "Recording is private");
        refused(
                send("POST", "/ShareRecording", Json.object("recording_id", 999_999, "email_id", viewer)),
                "Recording not found");
        refused(send("POST", "/ShareRecording", Json.object("recording_id", open)), "Input parameters incorrect");
        assertThat(access(open, viewer)).isEqualTo("success");
        assertThat(access(open, hostEmail)).isEqualTo("success");
        assertThat(access(hidden, hostEmail)).isEqualTo("success");
        assertThat(access(hidden, viewer)).isEqualTo("failure");
        assertThat(access(open, email())).isEqualTo("failure");
        assertThat(access(999_999, viewer)).isEqualTo("failure");
        refused(send("POST", "/CanAccessRecording", Json.object("recording_id", open)), "Input fields incorrect");
        assertThat(success(send("GET", "/ViewRecording", ""), 200)).contains(shared);
    }

    /** What this door has of the story that {@link DoorsIT} tells: scheduled, recorded, shared, called off. */
    @Test
    void theSameStoryLeavesTheSameHistoryAsOverRest() {
        Person host = member("Host");
        Person viewer = member("Viewer");
        assertThat(toldHere(host, viewer)).isEqualTo(toldOverRest(host, viewer));
    }

    /** Of the organisation that this door acts for, and with a password. */
    private Person member(String name) {
        Person operator = Operator.of(rest).orElseThrow();
        ObjectNode member = Json.object(
                "email", email(), "password", "correct horse battery", "display_name", name, "tenant_id", TENANT);
        operator.rest().post("/admin/users", member).expect(201);
        return Person.logIn(rest, name, member.path("email").asString(), "correct horse battery");
    }

    private List<String> toldHere(Person host, Person viewer) {
        long number = success(send("GET", "/User", Json.object("email_id", host.email())), 200)
                .path("id")
                .asLong();
        ObjectNode dated = Json.object("host_id", number, "meeting_date", "2031-01-15T10:00:00Z");
        long meeting = success(send("POST", "/Meeting", dated), 201).path("id").asLong();
        long recording = recording(meeting, false);
        success(
                send("POST", "/ShareRecording", Json.object("recording_id", recording, "email_id", viewer.email())),
                200);
        String real = newest(host, "/users/me/meetings", "meetings", "meeting_id");
        String recorded = newest(host, "/recordings?meeting_id=" + real, "recordings", "recording_id");
        send("DELETE", "/Meeting", Json.object("id", meeting)).expect(200);
        return story(host, real, recorded, "legacy");
    }

    private static List<String> toldOverRest(Person host, Person viewer) {
        String meeting = Meetings.schedule(
                host, Json.object("title", "Meeting", "scheduled_start_time", "2031-01-15T10:00:00Z"));
        String recording = host.rest()
                .post("/recordings/import", Json.object("meeting_id", meeting, "url", url(), "private", false))
                .expect(201)
                .body()
                .path("recording_id")
                .asString();
        host.rest()
                .post("/recordings/" + recording + "/shares", Json.object("emails", List.of(viewer.email())))
                .expect(200);
        host.rest().delete("/recordings/" + recording).expect(204);
        host.rest().delete("/meetings/" + meeting).expect(204);
        return story(host, meeting, recording, "rest");
    }

    @Test
    void whatIsNoRequestIsSaidInAMessage() {
        for (String body : List.of("", "{", "[]", "\"text\"")) {
            Answer answer = send("POST", "/CanAccessRecording", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.body().path("message").asString()).as(body).isNotBlank();
        }
        assertThat(send("GET", "/Nothing", "").status()).isEqualTo(404);
        assertThat(send("PUT", "/Meeting", "").status()).isEqualTo(405);
        assertThat(rest.anonymous()
                        .get("http://127.0.0.1:" + port + "/api/User", "Origin", "https://evil.example.com")
                        .status())
                .isEqualTo(403);
    }

    /** Last, since it starts the server anew: the numbers are made from the events, and stay. */
    @Test
    void numbersStayOverARestart() {
        long host = user(email()).path("id").asLong();
        long meeting = meeting(host);
        JsonNode before = success(send("GET", "/Meeting", ""), 200);
        server.stop();
        server = Server.start("legacy-again", server.data(), "--legacy-port", String.valueOf(port));
        rest = server.rest();
        assertThat(success(send("GET", "/Meeting", ""), 200)).isEqualTo(before);
        assertThat(meeting(host)).isEqualTo(meeting + 1);
    }
}
