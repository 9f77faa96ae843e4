package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody who calls the API of older clients. */
abstract class LegacyCaller {
    private static final String JSON = "application/json";

    abstract RestClient rest();

    /** Where that API listens. */
    abstract int port();

    Answer send(String method, String path, Object body) {
        String text = body instanceof JsonNode json ? Json.write(json) : String.valueOf(body);
        return rest().anonymous()
                .send(
                        method,
                        URI.create("http://127.0.0.1:" + port() + "/api" + path).toString(),
                        text.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text),
                        "Content-Type",
                        JSON);
    }

    static void refused(Answer answer, String message) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo(row("message", message));
    }

    static void unprocessable(Answer answer, String field) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.body().path("status").asString()).isEqualTo("error");
        assertThat(answer.body().path("data").path(field).isArray())
                .as(answer.toString())
                .isTrue();
    }

    static JsonNode success(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.body().path("status").asString()).isEqualTo("success");
        return answer.body().path("data");
    }

    /** As it is read: one number is another kind of node than the same number that was written. */
    static JsonNode row(@Nullable Object... namesAndValues) {
        return Json.read(Json.write(Json.object(namesAndValues)));
    }

    static String email() {
        return "legacy-" + UUID.randomUUID() + "@example.org";
    }

    JsonNode user(String email) {
        return success(send("POST", "/User", Json.object("name", "Lee", "email_id", email)), 201);
    }

    long meeting(long host) {
        return success(send("POST", "/Meeting", Json.object("host_id", host)), 201)
                .path("id")
                .asLong();
    }

    long recording(long meeting, boolean hidden) {
        return success(
                        send("POST", "/Recording", Json.object("meeting_id", meeting, "url", url(), "private", hidden)),
                        201)
                .path("id")
                .asLong();
    }

    static String url() {
        return "https://media.example.com/" + UUID.randomUUID() + ".mp4";
    }

    boolean lists(String path, String field, long id) {
        return StreamSupport.stream(success(send("GET", path, ""), 200).spliterator(), false)
                .anyMatch(row -> row.path(field).asLong() == id);
    }

    static List<String> story(Person host, String meeting, String recording, String door) {
        List<String> lines = new ArrayList<>(DoorsIT.history(host, meeting, Set.of(door)));
        host.rest()
                .get("/recordings/" + recording + "/events")
                .expect(200)
                .body()
                .path("events")
                .forEach(event -> lines.add(DoorsIT.plain(event)));
        return lines;
    }

    static String newest(Person host, String path, String list, String id) {
        return host.rest()
                .get(path)
                .expect(200)
                .body()
                .path(list)
                .path(0)
                .path(id)
                .asString();
    }

    String access(long recording, String email) {
        Answer answer = send("POST", "/CanAccessRecording", Json.object("recording_id", recording, "email_id", email));
        String word = answer.body().path("status").asString();
        assertThat(answer.status()).isEqualTo(word.equals("success") ? 200 : 400);
        assertThat(answer.body()).isEqualTo(row("status", word));
        return word;
    }
}
