package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.RestClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the ledger signs and proves, checked as anybody would who has read the page about it, or has the program for it. */
final class Proofs {
    private Proofs() {}

    /** The newest head. A server that began a moment ago has signed nothing yet. */
    static String head(RestClient rest) {
        return await().atMost(Duration.ofSeconds(90))
                .until(() -> rest.anonymous().get("/ledger/checkpoint"), answer -> answer.status() == 200)
                .text();
    }

    /** How many leaves a head is signed for. */
    static long size(String head) {
        return Long.parseLong(head.split("\n", -1)[1]);
    }

    /** Follows the path of a proof from the fact to the root of the head that came with it. */
    static void assertIncluded(JsonNode proof) throws GeneralSecurityException {
        long index = proof.path("tree_index").asLong();
        String[] head = proof.path("checkpoint").path("checkpoint").asString().split("\n", -1);
        byte[] hash = digest(
                0,
                HexFormat.of().parseHex(proof.path("event_hash").asString()),
                HexFormat.of().parseHex(proof.path("link").asString()));
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo(proof.path("leaf_hash").asString());
        long last = Long.parseLong(head[1]) - 1;
        for (JsonNode each : proof.path("inclusion_proof")) {
            byte[] sibling = HexFormat.of().parseHex(each.asString());
            boolean left = (index & 1) == 1 || index == last;
            hash = left ? digest(1, sibling, hash) : digest(1, hash, sibling);
            while (left && (index & 1) == 0 && index != 0) {
                index >>= 1;
                last >>= 1;
            }
            index >>= 1;
            last >>= 1;
        }
        assertThat(last).as("the path ends at the root").isZero();
        assertThat(Base64.getEncoder().encodeToString(hash)).isEqualTo(head[2]);
    }

    private static byte[] digest(int kind, byte[] left, byte[] right) throws GeneralSecurityException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update((byte) kind);
        sha.update(left);
        return sha.digest(right);
    }

    /**
     * Has a bundle checked by the packaged program.
     *
     * @param name of the files with what the program says
     * @param key one of the ledger, or a file with some
     */
    static Command.Result verify(String name, Path bundle, String key, String... options) {
        List<String> arguments = new ArrayList<>(List.of(bundle.toString(), "--key", key));
        arguments.addAll(List.of(options));
        return Command.java(name, Settings.verifierJar().toString(), arguments.toArray(String[]::new));
    }

    /** Everything that is stored, against everything that the ledger knows, piece by piece to its end. */
    static void assertLedgerIsWhole(RestClient operator) {
        String from = "";
        do {
            JsonNode audit = operator.get("/ledger/audit" + from).expect(200).body();
            assertThat(audit.path("findings")).as(audit.toString()).isEmpty();
            assertThat(audit.path("size").asLong()).isPositive();
            from = audit.path("next").isNull()
                    ? ""
                    : "?from=" + audit.path("next").asLong();
        } while (!from.isEmpty());
    }
}
