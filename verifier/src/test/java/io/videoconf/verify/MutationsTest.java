package io.videoconf.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of bundles that are not what was stored, of every kind that there is: not one is let through, and each is named. */
class MutationsTest {
    private static final int SOME = 1_900;
    private static final int ALL = 10_000;

    private final Signer signer = new Signer("example.com/ledger");
    private final Forger forger = Forger.usual(signer);

    @TempDir
    private Path folder;

    @Test
    void aTrueBundleHolds() throws Exception {
        List<Line> lines = forger.history();
        byte[] zip = Zips.of(forger.sealed(forger.files(lines), lines, signer));
        assertThat(verdict(zip, trust(null)).broken()).isEmpty();
        assertThat(verdict(zip, trust(forger.head(9))).broken()).isEmpty();
        assertThat(verdict(zip, Trust.NOTHING).holds()).isTrue();
        assertThat(verdict(zip, trust(forger.head(11))).broken())
                .singleElement()
                .asString()
                .contains("consistency?from=11&to=");
    }

    @Test
    void everyMutationIsFound() throws Exception {
        find(SOME);
    }

    @Test
    @Tag("wide")
    void everyOneOfTenThousandMutationsIsFound() throws Exception {
        find(ALL);
    }

    private void find(int mutants) throws Exception {
        long seed = Long.getLong("videoconf.seed", System.nanoTime());
        System.out.println("MutationsTest: -Dvideoconf.seed=" + seed);
        Mutations mutations = new Mutations(forger, forger, new Random(seed));
        Map<Mutations.Kind, Integer> found = new EnumMap<>(Mutations.Kind.class);
        for (int i = 0; i < mutants; i++) {
            Mutations.Kind kind = Mutations.Kind.values()[i % Mutations.Kind.values().length];
            Mutant mutant = mutations.of(kind);
            List<String> broken =
                    verdict(mutant.zip(), trust(mutant.witnessed())).broken();
            assertThat(broken).isNotEmpty();
            assertThat(mutant.unnamed(broken))
                    .as("seed %s, mutation %s: %s, %s; found: %s", seed, i, kind, mutant.what(), broken)
                    .isEmpty();
            found.merge(kind, 1, Integer::sum);
        }
        System.out.println("MutationsTest: all found and named: " + found);
    }

    private Trust trust(@org.jspecify.annotations.Nullable String witnessed) throws Broken {
        return new Trust(
                List.of(SignedNote.Key.read("key", signer.verifierKey())),
                witnessed == null ? null : Checkpoint.read("witnessed", witnessed),
                Map.of());
    }

    private Verdict verdict(byte[] zip, Trust trust) throws IOException {
        Path file = folder.resolve("bundle.zip");
        Files.write(file, zip);
        return Bundle.check(file, trust);
    }
}
