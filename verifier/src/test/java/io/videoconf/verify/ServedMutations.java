package io.videoconf.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** False copies of a bundle that a server has made, as anybody could make them, and what the verifier says of them. */
public final class ServedMutations {
    private final Path file;
    private final Served truth;
    private final Trust trust;

    /**
     * Of a bundle that holds.
     *
     * @param key of the ledger, as it publishes it
     * @param folder for the copies, which are there one at a time
     * @throws IllegalStateException when it does not hold, or is not put together again to the very same bytes
     */
    public ServedMutations(byte[] zip, String key, Path folder) throws IOException {
        this.file = Files.write(folder.resolve("copy.zip"), zip);
        try {
            this.truth = new Served(file);
            this.trust = new Trust(List.of(SignedNote.Key.read("key", key)), null, Map.of());
        } catch (Broken e) {
            throw new IllegalStateException(e);
        }
        List<String> broken = Bundle.check(file, trust).broken();
        if (!broken.isEmpty() || !java.util.Arrays.equals(Zips.of(truth.whole()), zip)) {
            throw new IllegalStateException("this is no true bundle: " + broken);
        }
    }

    /** How many events it has. */
    public int events() {
        return truth.history().size();
    }

    /** Makes so many, of every kind in turn, and tells those that were let through or not named by what and where. */
    public List<String> missed(int mutants, long seed) throws IOException {
        Mutations mutations = new Mutations(truth, null, new Random(seed));
        List<String> missed = new ArrayList<>();
        Map<Mutations.Kind, Integer> found = new EnumMap<>(Mutations.Kind.class);
        for (int i = 0; i < mutants; i++) {
            Mutations.Kind kind = Mutations.Kind.KEYLESS.get(i % Mutations.Kind.KEYLESS.size());
            Mutant mutant = mutations.of(kind);
            Files.write(file, mutant.zip());
            List<String> broken = Bundle.check(file, trust).broken();
            if (broken.isEmpty() || !mutant.unnamed(broken).isEmpty()) {
                missed.add("mutation " + i + ": " + kind + ", " + mutant.what() + "; found: " + broken);
            } else {
                found.merge(kind, 1, Integer::sum);
            }
        }
        System.out.println("ServedMutations: found and named: " + found);
        return missed;
    }
}
