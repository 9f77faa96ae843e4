package io.videoconf.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * False bundles. Those that are only written anew can be made by anybody; those that are sealed by the true key, by somebody
 * who has it; those that are forked, by somebody who has everything but what was kept outside.
 */
final class Mutations {
    enum Kind {
        FLIP_A_BIT,
        CUT_OFF,
        APPEND,
        EDIT,
        DELETE,
        SWAP,
        INSERT,
        TRUNCATE,
        EDIT_ANOTHER_FILE,
        EDIT_AND_SEAL,
        DELETE_AND_SEAL,
        SWAP_AND_SEAL,
        INSERT_AND_SEAL,
        TRUNCATE_AND_SEAL,
        EDIT_ANOTHER_FILE_AND_SEAL,
        FORK,
        RE_SIGN_WITH_ANOTHER_KEY
    }

    /** A false bundle; with the head that somebody has kept, where it takes one to tell. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Mutant(byte[] zip, String what, @Nullable String witnessed) {}

    private final Signer signer;
    private final Random random;
    private final Forger truth;
    private final Signer stranger;
    private final byte[] zip;
    private final byte[] trueSeal;

    Mutations(Signer signer, Random random) {
        this.signer = signer;
        this.random = random;
        this.truth = Forger.usual(signer);
        this.stranger = new Signer(signer.name);
        List<Line> lines = truth.history();
        Map<String, byte[]> files = truth.sealed(truth.files(lines), lines, signer);
        this.trueSeal = Objects.requireNonNull(files.get(Bundle.SEAL));
        this.zip = Zips.of(files);
    }

    Mutant of(Kind kind) {
        return switch (kind) {
            case FLIP_A_BIT -> {
                byte[] bytes = zip.clone();
                int at = random.nextInt(bytes.length);
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                yield new Mutant(bytes, "byte " + at, null);
            }
            case CUT_OFF -> {
                int length = random.nextInt(zip.length);
                yield new Mutant(Arrays.copyOf(zip, length), "to " + length, null);
            }
            case APPEND -> new Mutant(Arrays.copyOf(zip, zip.length + 1 + random.nextInt(40)), "zeros", null);
            case EDIT, DELETE, SWAP, INSERT, TRUNCATE -> lines(kind, false);
            case EDIT_AND_SEAL -> lines(Kind.EDIT, true);
            case DELETE_AND_SEAL -> lines(Kind.DELETE, true);
            case SWAP_AND_SEAL -> lines(Kind.SWAP, true);
            case INSERT_AND_SEAL -> lines(Kind.INSERT, true);
            case TRUNCATE_AND_SEAL -> lines(Kind.TRUNCATE, true);
            case EDIT_ANOTHER_FILE -> file(false);
            case EDIT_ANOTHER_FILE_AND_SEAL -> file(true);
            case FORK -> fork(signer, truth.head(9));
            case RE_SIGN_WITH_ANOTHER_KEY -> fork(stranger, null);
        };
    }

    private Mutant lines(Kind kind, boolean seal) {
        List<Line> lines = truth.history();
        int at = random.nextInt(lines.size());
        String what = kind + " at " + at;
        switch (kind) {
            case EDIT -> edit(lines.get(at));
            case DELETE -> lines.remove(at);
            case SWAP -> {
                Line moved = lines.remove(at);
                lines.add((at + 1 + random.nextInt(lines.size() - 1)) % (lines.size() + 1), moved);
            }
            case INSERT -> {
                Line forged = lines.get(at).copy();
                edit(forged);
                lines.add(random.nextInt(lines.size() + 1), forged);
            }
            case TRUNCATE -> lines.subList(Math.max(1, at), lines.size()).clear();
            default -> throw new IllegalArgumentException(kind.name());
        }
        if (same(lines)) {
            lines.removeFirst();
        }
        int care = random.nextInt(6);
        repair(lines, care);
        Map<String, byte[]> files = truth.files(lines);
        return sealed(files, lines, seal, what + ", repaired to " + care);
    }

    private boolean same(List<Line> lines) {
        List<String> before = truth.history().stream().map(Line::event).toList();
        return lines.stream().map(Line::event).toList().equals(before);
    }

    private void edit(Line line) {
        switch (random.nextInt(6)) {
            case 0 -> line.payload[random.nextInt(line.payload.length)] ^= 1;
            case 1 -> line.metadata[random.nextInt(line.metadata.length)] ^= 4;
            case 2 -> line.time = "2020-01-15T10:00:00.123456Z";
            case 3 -> line.payloadType = "MeetingUnlocked";
            case 4 -> line.eventId = line.eventId + "x";
            default -> line.streamType = line.streamType == null ? "Meeting" : null;
        }
    }

    /** The more care, the more of what follows from a change is made to fit it. */
    private static void repair(List<Line> lines, int care) {
        byte[] link = Hashes.genesis(Forger.MEETING);
        long index = 0;
        for (Line line : lines) {
            if (care > 0) {
                line.historyIndex = index++;
            }
            if (care > 1) {
                line.eventHash = line.hash();
            }
            link = Hashes.link(link, line.eventHash);
            if (care > 2) {
                line.link = link;
            }
            if (care > 3) {
                line.leafHash = Hashes.leaf(line.eventHash, line.link);
            }
        }
        if (care > 4) {
            List<Long> leaves = new ArrayList<>(
                    lines.stream().map(line -> line.treeIndex).sorted().toList());
            for (int i = 0; i < lines.size(); i++) {
                lines.get(i).treeIndex = leaves.get(i);
            }
        }
    }

    private Mutant file(boolean seal) {
        List<Line> lines = truth.history();
        Map<String, byte[]> files = truth.files(lines);
        List<String> names = seal
                ? List.of(Bundle.PROOFS, Bundle.ATTACHMENTS, Bundle.CUSTODY, Bundle.HEADS)
                : List.copyOf(files.keySet());
        String name = names.get(random.nextInt(names.size()));
        byte[] bytes = Objects.requireNonNull(files.get(name)).clone();
        int at = random.nextInt(bytes.length - 1);
        // A letter for a letter: what is no JSON any more would be too easy.
        bytes[at] = (byte) (bytes[at] == 'a' ? 'b' : 'a');
        files.put(name, bytes);
        return sealed(files, lines, seal, name + " at " + at);
    }

    private Mutant sealed(Map<String, byte[]> files, List<Line> lines, boolean seal, String what) {
        if (seal) {
            return new Mutant(Zips.of(truth.sealed(files, lines, signer)), what, null);
        }
        Map<String, byte[]> all = truth.sealed(files, lines, stranger);
        if (random.nextBoolean()) {
            all.put(Bundle.SEAL, trueSeal);
        }
        return new Mutant(Zips.of(all), what, null);
    }

    /** Everything is made anew, as if it had never been otherwise. */
    private Mutant fork(Signer by, @Nullable String witnessed) {
        Forger forged = Forger.usual(by);
        // Before the head that somebody has kept, or anywhere.
        int at = random.nextInt(witnessed == null ? forged.all.size() : 9);
        Line line = forged.all.get(at);
        line.payload = (new String(line.payload, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);
        forged.chain();
        List<Line> lines = forged.history();
        Map<String, byte[]> files = new LinkedHashMap<>(forged.files(lines));
        if (random.nextBoolean()) {
            Forger.put(files, Bundle.KEYS, Forger.keys(signer));
        }
        return new Mutant(Zips.of(forged.sealed(files, lines, by)), "after leaf " + at, witnessed);
    }
}
