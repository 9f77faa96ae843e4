package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A history is taken away, and somebody else checks it with the program for it: the true one, and five false ones. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerIT {
    private final RestClient rest;
    private final Person host;
    private final String meeting;
    private final String witnessed;
    private final byte[] bundle;
    private final String key;

    @TempDir
    private Path folder;

    LedgerIT(RestClient rest) {
        this.rest = rest;
        host = Person.register(rest, "Host");
        meeting = Meetings.instant(host, "Board <b>meeting</b>");
        witnessed = Proofs.head(rest);
        Person stranger = Person.register(rest, "Stranger");
        host.rest().post("/meetings/" + meeting + "/lock").expect(200);
        stranger.rest().post("/meetings/" + meeting + "/unlock").expect(404);
        host.rest().post("/meetings/" + meeting + "/unlock").expect(200);
        host.rest().post("/meetings/" + meeting + "/end").expect(200);
        Answer export = host.rest()
                .get("/meetings/" + meeting + "/history/export?reason=case+7&witnessed=" + Proofs.size(witnessed))
                .expect(200);
        bundle = export.bytes();
        key = rest.anonymous()
                .get("/ledger/keys")
                .expect(200)
                .body()
                .path("keys")
                .get(0)
                .path("verifier_key")
                .asString();
        assertThat(export.header("Content-Type")).isEqualTo("application/zip");
        assertThat(export.header("Content-Disposition")).contains("history-" + meeting + ".zip");
    }

    private Command.Result verify(String name, byte[] zip, String... options) throws IOException {
        Path file = Files.write(folder.resolve(name + ".zip"), zip);
        return Proofs.verify(name, file, key, options);
    }

    private void refused(String name, byte[] zip, String... words) throws IOException {
        Command.Result result = verify(name, zip);
        assertThat(result.exitCode()).as(result.output()).isEqualTo(1);
        assertThat(result.output())
                .contains("WRONG: ")
                .contains("DOES NOT HOLD")
                .contains(words);
    }

    @Test
    void aTrueBundleHoldsAndGoesWithTheHeadThatWasKeptOutside() throws Exception {
        Path outside = Files.writeString(folder.resolve("witnessed"), witnessed);
        Command.Result result = verify("true", bundle, "--checkpoint", outside.toString());
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output())
                .contains("HOLDS")
                .contains("because: case 7")
                .contains("kept outside");
        BundleFiles files = BundleFiles.of(bundle);
        assertThat(files.text("events.ndjson").lines()).hasSizeGreaterThanOrEqualTo(7);
        assertThat(files.text("events.ndjson")).contains("CommandRefused", "HistoryExported", "MeetingEnded");
        assertThat(files.text("report.html"))
                .contains("meeting_ended", "refused")
                .doesNotContain("<b>meeting");
        JsonNode history = host.rest()
                .get("/meetings/" + meeting + "/history?limit=100")
                .expect(200)
                .body();
        assertThat(history.path("history")
                        .valueStream()
                        .map(line -> line.path("type").asString()))
                .contains("history_exported");
    }

    @Test
    void aHostNeedNotSayWhatFor() throws Exception {
        byte[] second = host.rest()
                .get("/meetings/" + meeting + "/history/export")
                .expect(200)
                .bytes();
        Command.Result result = verify("second", second);
        assertThat(result.exitCode()).as(result.output()).isZero();
        // It tells of the export before it as well.
        assertThat(result.output().lines().filter(line -> line.startsWith("Exported: ")))
                .hasSizeGreaterThan(1);
    }

    @Test
    void aByteThatIsAnotherIsFound() throws Exception {
        byte[] flipped = bundle.clone();
        flipped[bundle.length / 3] ^= 1;
        refused("flipped", flipped, "damaged");
    }

    @Test
    void anEventThatIsMissingIsFound() throws Exception {
        BundleFiles files = BundleFiles.of(bundle);
        List<String> lines = new ArrayList<>(files.text("events.ndjson").lines().toList());
        lines.remove(2);
        refused("dropped", files.with("events.ndjson", text(lines)).zip(), "event 2 of the history is missing");
    }

    @Test
    void eventsThatChangedPlacesAreFound() throws Exception {
        BundleFiles files = BundleFiles.of(bundle);
        List<String> lines = new ArrayList<>(files.text("events.ndjson").lines().toList());
        Collections.swap(lines, 1, 3);
        refused("swapped", files.with("events.ndjson", text(lines)).zip(), "events.ndjson line 2", "was moved");
    }

    @Test
    void aHistoryThatWasCutOffIsFound() throws Exception {
        BundleFiles files = BundleFiles.of(bundle);
        List<String> lines = files.text("events.ndjson").lines().toList();
        refused(
                "truncated",
                files.with("events.ndjson", text(lines.subList(0, lines.size() - 2)))
                        .zip(),
                "2 events are missing at the end",
                "cut off");
        refused("cut", Arrays.copyOf(bundle, bundle.length - 100), "the zip file");
    }

    @Test
    void aSealOfAnotherKeyIsFound() throws Exception {
        BundleFiles files = BundleFiles.of(bundle);
        String note = files.text("manifest.note");
        String text = note.substring(0, note.lastIndexOf("\n\n") + 1);
        refused("re-signed", files.with("manifest.note", signed(text)).zip(), "not signed by a key that is trusted");
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static String signed(String text) throws GeneralSecurityException {
        String name = text.lines().skip(1).findFirst().orElseThrow();
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(new byte[] {1, 2, 3, 4}, 68);
        System.arraycopy(signature.sign(), 0, all, 4, 64);
        return text + "\n\u2014 " + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
    }

    @Test
    void aProofIsOneOfRfc6962() throws Exception {
        JsonNode proof = host.rest()
                .get("/meetings/" + meeting + "/history/proof?sequence=3")
                .expect(200)
                .body();
        Proofs.assertIncluded(proof);
        host.rest().get("/meetings/" + meeting + "/history/proof?sequence=999").expect(400);
    }

    @Test
    void whoRunsTheServerAuditsTheLedger() {
        Operator.of(rest).ifPresent(operator -> Proofs.assertLedgerIsWhole(operator.rest()));
    }
}
