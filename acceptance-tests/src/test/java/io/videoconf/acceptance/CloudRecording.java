package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Digests;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A recording from its start to the download of its bytes. */
final class CloudRecording {
    private static final int PARTS = 3;

    private final Person host;
    private final String meetingId;

    CloudRecording(Person host, String meetingId) {
        this.host = host;
        this.meetingId = meetingId;
    }

    /** What came of it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stored(String recordingId, byte[] bytes) {}

    Stored play(Witness witness, List<Seat> seats) {
        JsonNode started = start(witness);
        String recordingId = started.path("recording_id").asString();
        assertRefused(
                host.rest().post("/meetings/" + meetingId + "/recordings", Json.object("mode", "cloud")),
                409,
                "RECORDING_ALREADY_ACTIVE");
        Answer stopped =
                host.rest().post("/recordings/" + recordingId + "/stop").expect(200);
        assertThat(stopped.body().path("stopped_at").asString("")).endsWith("Z");
        assertThat(witness.look().path("active_recordings")).isEmpty();
        for (Seat seat : seats) {
            seat.socket()
                    .await(
                            "recording_started",
                            body -> body.path("recording_id").asString().equals(recordingId));
            seat.socket()
                    .await(
                            "recording_stopped",
                            body -> body.path("recording_id").asString().equals(recordingId));
        }
        byte[] bytes = upload(recordingId);
        JsonNode completed = complete(recordingId, bytes);
        assertThat(host.rest().get("/recordings/" + recordingId).expect(200).body())
                .isEqualTo(completed);
        assertThat(host.rest()
                        .get("/recordings?meeting_id=" + meetingId)
                        .expect(200)
                        .body()
                        .path("recordings"))
                .anySatisfy(
                        row -> assertThat(row.path("recording_id").asString()).isEqualTo(recordingId));
        assertThat(download(recordingId)).isEqualTo(bytes);
        return new Stored(recordingId, bytes);
    }

    private JsonNode start(Witness witness) {
        JsonNode started = host.rest()
                .post("/meetings/" + meetingId + "/recordings", Json.object("mode", "cloud"))
                .expect(201)
                .body();
        assertThat(started.path("processing_status").asString()).isEqualTo("recording");
        assertThat(started.path("private").asBoolean(false))
                .as("private by default")
                .isTrue();
        JsonNode shown = witness.look().path("active_recordings");
        assertThat(shown)
                .singleElement()
                .satisfies(each -> assertThat(each.path("recording_id").asString())
                        .isEqualTo(started.path("recording_id").asString()));
        return started;
    }

    /** Puts all parts but keeps the last back until its absence was noticed. */
    private byte[] upload(String recordingId) {
        var all = new ByteArrayOutputStream();
        var random = new Random(7);
        byte[] last = new byte[0];
        JsonNode place = Json.object();
        for (int number = 1; number <= PARTS; number++) {
            last = new byte[100_000 + number];
            random.nextBytes(last);
            all.writeBytes(last);
            place = reserve(recordingId, number, last);
            if (number < PARTS) {
                put(place, last);
            }
        }
        JsonNode missing =
                assertRefused(host.rest().post("/recordings/" + recordingId + "/complete"), 409, "INVALID_STATE");
        assertThat(missing.path("details").path("parts").toString()).contains(String.valueOf(PARTS));
        assertThat(host.rest()
                        .get("/recordings/" + recordingId)
                        .body()
                        .path("processing_status")
                        .asString())
                .isNotEqualTo("completed");
        put(place, last);
        return all.toByteArray();
    }

    private JsonNode reserve(String recordingId, int number, byte[] bytes) {
        JsonNode place = host.rest()
                .post(
                        "/recordings/" + recordingId + "/parts",
                        Json.object("part_number", number, "size", bytes.length, "sha256", Digests.sha256(bytes)))
                .expect(201)
                .body();
        assertThat(place.path("method").asString()).isEqualTo("PUT");
        assertThat(place.path("part_number").asInt()).isEqualTo(number);
        assertThat(place.path("expires_at").asString()).endsWith("Z");
        return place;
    }

    private void put(JsonNode place, byte[] bytes) {
        String[] headers = place.path("headers")
                .propertyStream()
                .flatMap(each -> Stream.of(each.getKey(), each.getValue().asString()))
                .toArray(String[]::new);
        host.rest()
                .upload(URI.create(place.path("upload_url").asString()), bytes, headers)
                .expect(200);
    }

    private JsonNode complete(String recordingId, byte[] bytes) {
        JsonNode completed = host.rest()
                .post("/recordings/" + recordingId + "/complete")
                .expect(200)
                .body();
        assertThat(completed.path("processing_status").asString()).isEqualTo("completed");
        assertThat(completed.path("file_size_bytes").asLong()).isEqualTo(bytes.length);
        assertThat(completed.path("parts").size()).isEqualTo(PARTS);
        assertThat(completed.path("download_url").asString()).endsWith("/recordings/" + recordingId + "/download");
        return completed;
    }

    private byte[] download(String recordingId) {
        Answer redirect =
                host.rest().get("/recordings/" + recordingId + "/download").expect(302);
        return host.rest()
                .anonymous()
                .get(redirect.header("Location"))
                .expect(200)
                .bytes();
    }
}
