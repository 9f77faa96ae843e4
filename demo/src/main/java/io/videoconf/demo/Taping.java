package io.videoconf.demo;

import io.videoconf.demo.Stage.Seat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A cloud recording: its bytes go to the object store in parts, are read back there, and come home by the 302.
 */
final class Taping {
    private static final int PART = 256 * 1024;

    private final Stage stage;
    private final Narrator narrator;
    private final String meetingId;
    private final Seat host;

    Taping(Stage stage, String meetingId, Seat host) {
        this.stage = stage;
        this.narrator = stage.narrator();
        this.meetingId = meetingId;
        this.host = host;
    }

    void play() {
        narrator.chapter("The recording");
        RestClient mara = stage.mara().rest();
        String recordingId = mara.post("/meetings/" + meetingId + "/recordings", Json.object("mode", "cloud"))
                .expect(201)
                .body()
                .path("recording_id")
                .asString();
        stage.sees(host, "recording_started", "it is being recorded, and everybody is told", _ -> true);
        mara.post("/recordings/" + recordingId + "/stop").expect(200);
        stage.sees(host, "recording_stopped", "no longer", _ -> true);
        byte[] film = film();
        for (int part = 1; (part - 1) * PART < film.length; part++) {
            send(recordingId, part, Arrays.copyOfRange(film, (part - 1) * PART, Math.min(part * PART, film.length)));
        }
        JsonNode done = mara.post("/recordings/" + recordingId + "/complete")
                .expect(200)
                .body();
        narrator.held(done.path("processing_status").asString().equals("completed"), "the recording is complete", done);
        narrator.tell("%,d bytes are in the object store; size and SHA-256 were read back."
                .formatted(done.path("file_size_bytes").asLong()));
        String signed =
                mara.get("/recordings/" + recordingId + "/download").expect(302).header("Location");
        byte[] back = mara.anonymous().get(signed).expect(200).bytes();
        narrator.held(Arrays.equals(back, film), "the download is the upload", Json.value(back.length + " bytes"));
        narrator.tell("A signed link that lives for minutes gives the very same bytes back.");
    }

    private void send(String recordingId, int number, byte[] bytes) {
        JsonNode place = stage.mara()
                .rest()
                .post(
                        "/recordings/" + recordingId + "/parts",
                        Json.object("part_number", number, "size", bytes.length, "sha256", Digests.sha256(bytes)))
                .expect(201)
                .body();
        String[] headers = place.path("headers")
                .propertyStream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue().asString()))
                .toArray(String[]::new);
        stage.rest()
                .upload(URI.create(place.path("upload_url").asString()), bytes, headers)
                .expect(200);
    }

    private static byte[] film() {
        return "A short film of three people in a meeting. ".repeat(15_000).getBytes(StandardCharsets.UTF_8);
    }
}
