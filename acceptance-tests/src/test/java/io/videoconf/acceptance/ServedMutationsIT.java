package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Digests;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import io.videoconf.verify.ServedMutations;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The history of a meeting of some hundred facts, with a recording, as a server gives it away, and false copies of it. */
@Tag("wide")
@ExtendWith(SharedServer.class)
class ServedMutationsIT {
    private static final int MUTANTS = Integer.getInteger("videoconf.mutations", 3_300);
    private static final int TALK = 120;

    private final RestClient rest;
    private final Person host;
    private final String meeting;

    @TempDir
    private Path folder;

    ServedMutationsIT(RestClient rest) {
        this.rest = rest;
        this.host = Person.register(rest, "Hedy");
        this.meeting = Meetings.schedule(
                host, Json.object("title", "Recorded", "settings", Json.object("recording_enabled", true)));
    }

    @Test
    void everyFalseCopyOfWhatWasServedIsFoundAndNamed() throws Exception {
        CloudRecording.Stored recording = held();
        byte[] bundle = host.rest()
                .get("/meetings/" + meeting + "/history/export?reason=case+9")
                .expect(200)
                .bytes();
        JsonNode attachments =
                Json.read(BundleFiles.of(bundle).text("attachments.json")).path("attachments");
        assertThat(attachments).singleElement().satisfies(each -> {
            assertThat(each.path("recording_id").asString()).isEqualTo(recording.recordingId());
            assertThat(each.path("size").asLong()).isEqualTo(recording.bytes().length);
            assertThat(each.path("sha256").asString()).isEqualTo(Digests.sha256(recording.bytes()));
        });

        String key = rest.anonymous()
                .get("/ledger/keys")
                .expect(200)
                .body()
                .path("keys")
                .path(0)
                .path("verifier_key")
                .asString();
        ServedMutations copies = new ServedMutations(bundle, key, folder);
        assertThat(copies.events()).isGreaterThan(2 * TALK);
        long seed = Settings.seed();
        System.out.println("ServedMutationsIT: -Dvideoconf.seed=" + seed);
        assertThat(copies.missed(MUTANTS, seed)).as("with seed %s", seed).isEmpty();
    }

    private CloudRecording.Stored held() {
        Person stranger = Person.register(rest, "Mallory");
        try (Seat hosting = Seat.take(host, meeting);
                Seat guest = Seat.take(Person.register(rest, "Gil"), meeting)) {
            CloudRecording.Stored recording =
                    new CloudRecording(host, meeting).play(new Witness(host, meeting), List.of(hosting, guest));
            for (int i = 0; i < TALK; i++) {
                hosting.says("Point " + i, null);
                guest.does("raise_hand", "raised", i % 2 == 0);
                if (i % 20 == 0) {
                    stranger.rest().post("/meetings/" + meeting + "/lock").expect(404);
                }
            }
            hosting.does("end_meeting");
            return recording;
        }
    }
}
