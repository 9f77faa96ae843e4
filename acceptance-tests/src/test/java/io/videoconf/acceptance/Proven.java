package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/**
 * What somebody took away of a meeting's history, to hold it against the history later: the bundle, a head and the keys of the
 * ledger, and a proof of each fact.
 */
record Proven(Person who, String meeting, Path folder, String head, Path bundle, List<JsonNode> proofs) {

    static Proven of(Person who, String meeting, Path folder) throws IOException {
        long last = who.rest()
                .get("/meetings/" + meeting)
                .expect(200)
                .body()
                .path("sequence")
                .asLong();
        List<JsonNode> proofs = LongStream.rangeClosed(1, last)
                .mapToObj(sequence -> who.rest()
                        .get("/meetings/" + meeting + "/history/proof?sequence=" + sequence)
                        .expect(200)
                        .body())
                .toList();
        String head = Proofs.head(who.rest());
        Files.writeString(folder.resolve("head"), head);
        Files.writeString(
                folder.resolve("keys"),
                who.rest().anonymous().get("/ledger/keys").expect(200).text());
        Path bundle = folder.resolve("before.zip");
        Files.write(bundle, export(who, meeting, head));
        return new Proven(who, meeting, folder, head, bundle, proofs);
    }

    private static byte[] export(Person who, String meeting, String head) {
        return who.rest()
                .get("/meetings/" + meeting + "/history/export?reason=kept&witnessed=" + Proofs.size(head))
                .expect(200)
                .bytes();
    }

    BundleFiles files() throws IOException {
        return BundleFiles.of(Files.readAllBytes(bundle));
    }

    /**
     * Nothing of it is wrong today, and the history of today goes on from it, byte for byte.
     *
     * @return what is exported today
     */
    BundleFiles holdsStill() throws IOException, GeneralSecurityException {
        Path now = folder.resolve("after.zip");
        Files.write(now, export(who, meeting, head));
        BundleFiles after = BundleFiles.of(Files.readAllBytes(now));
        headsAreStillServed();
        eachFactIsWhereItWasShown(after);
        String later = Proofs.head(who.rest());
        assertThat(Proofs.size(later)).isGreaterThan(treeSize(files()));
        holds("before", bundle, "head", "");
        Files.writeString(folder.resolve("later"), later);
        holds("continued", bundle, "later", consistency(treeSize(files()), Proofs.size(later)));
        holds("after", now, "head", consistency(Proofs.size(head), treeSize(after)));
        List<String> stored = files().text("events.ndjson").lines().toList();
        assertThat(after.text("events.ndjson").lines().limit(stored.size()))
                .as("what is stored of each event")
                .isEqualTo(stored);
        return after;
    }

    private void headsAreStillServed() {
        RestClient open = who.rest().anonymous();
        proofs.stream()
                .map(each -> each.path("checkpoint"))
                .distinct()
                .forEach(each -> assertThat(open.get("/ledger/checkpoint?size="
                                        + each.path("size").asLong())
                                .expect(200)
                                .text())
                        .isEqualTo(each.path("checkpoint").asString()));
    }

    private void eachFactIsWhereItWasShown(BundleFiles after) throws GeneralSecurityException {
        Map<String, JsonNode> lines = new HashMap<>();
        after.lines("events.ndjson")
                .forEach(line -> lines.put(line.path("event_id").asString(), line));
        for (JsonNode proof : proofs) {
            Proofs.assertIncluded(proof);
            JsonNode line = lines.getOrDefault(proof.path("event_id").asString(), Json.read(""));
            for (String same : List.of("event_hash", "link", "tree_index", "history_index")) {
                assertThat(line.path(same)).as(same).isEqualTo(proof.path(same));
            }
        }
    }

    /** By a head that is older or newer than the bundle, and, where it is not empty, how they go together. */
    private void holds(String name, Path zip, String trusted, String consistency) throws IOException {
        String[] options = {"--checkpoint", folder.resolve(trusted).toString()};
        if (!consistency.isEmpty()) {
            Path proof = Files.writeString(folder.resolve(name + ".json"), consistency);
            options = new String[] {options[0], options[1], "--consistency", proof.toString()};
        }
        Command.Result result = Proofs.verify(
                "proven-" + meeting + "-" + name, zip, folder.resolve("keys").toString(), options);
        assertThat(result.exitCode()).as(result.output() + result.errors()).isZero();
        assertThat(result.output()).contains("HOLDS", "kept outside");
    }

    private String consistency(long from, long to) {
        return who.rest()
                .anonymous()
                .get("/ledger/consistency?from=" + from + "&to=" + to)
                .expect(200)
                .text();
    }

    private static long treeSize(BundleFiles files) {
        return files.json("manifest.json").path("tree_size").asLong();
    }
}
