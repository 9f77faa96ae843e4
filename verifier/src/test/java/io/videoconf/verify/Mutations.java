package io.videoconf.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
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
        CLOCK_REWRITE,
        DELETE,
        SWAP,
        INSERT,
        TRUNCATE,
        EDIT_ANOTHER_FILE,
        RE_SIGN_WITH_ANOTHER_KEY,
        EDIT_AND_SEAL,
        CLOCK_REWRITE_AND_SEAL,
        DELETE_AND_SEAL,
        SWAP_AND_SEAL,
        INSERT_AND_SEAL,
        TRUNCATE_AND_SEAL,
        EDIT_ANOTHER_FILE_AND_SEAL,
        FORK;

        /** Those that need no private key. */
        static final List<Kind> KEYLESS = List.copyOf(EnumSet.range(FLIP_A_BIT, RE_SIGN_WITH_ANOTHER_KEY));
    }

    /** The more care, the more of what follows from a change is made to fit it. */
    private static final int ALL_CARE = 6;

    private static final Mutant.Named STRANGE_SEAL =
            Mutant.at(Bundle.SEAL, "the manifest is not signed by a key that is trusted here");
    private static final Mutant.Named OTHER_MANIFEST =
            Mutant.at(Bundle.MANIFEST, "this is not the manifest that was signed");

    private final Original truth;
    private final @Nullable Forger forger;
    private final Random random;
    private final Signer stranger;
    private final List<String> before;
    private final Map<String, byte[]> whole;
    private final byte[] zip;

    /** @param forger who has the true key; null where nobody has it: then all but those that are keyless cannot be made */
    Mutations(Original truth, @Nullable Forger forger, Random random) {
        this.truth = truth;
        this.forger = forger;
        this.random = random;
        this.stranger = new Signer(truth.manifest().origin());
        this.before = truth.history().stream()
                .map(line -> line.event() + line.proof())
                .toList();
        this.whole = truth.whole();
        this.zip = Zips.of(whole);
    }

    Mutant of(Kind kind) {
        return switch (kind) {
            case FLIP_A_BIT -> flip();
            case CUT_OFF -> {
                int length = random.nextInt(zip.length);
                yield new Mutant(Arrays.copyOf(zip, length), "to " + length, null, zipFile("cut off", "no bundle"));
            }
            case APPEND ->
                new Mutant(
                        Arrays.copyOf(zip, zip.length + 1 + random.nextInt(40)),
                        "zeros",
                        null,
                        zipFile("something was put behind it"));
            case EDIT, CLOCK_REWRITE, DELETE, SWAP, INSERT, TRUNCATE -> lines(kind, null);
            case EDIT_AND_SEAL -> lines(Kind.EDIT, signer());
            case CLOCK_REWRITE_AND_SEAL -> lines(Kind.CLOCK_REWRITE, signer());
            case DELETE_AND_SEAL -> lines(Kind.DELETE, signer());
            case SWAP_AND_SEAL -> lines(Kind.SWAP, signer());
            case INSERT_AND_SEAL -> lines(Kind.INSERT, signer());
            case TRUNCATE_AND_SEAL -> lines(Kind.TRUNCATE, signer());
            case EDIT_ANOTHER_FILE -> file(null);
            case EDIT_ANOTHER_FILE_AND_SEAL -> file(signer());
            case FORK -> fork();
            case RE_SIGN_WITH_ANOTHER_KEY ->
                new Mutant(
                        Zips.of(truth.by(stranger, random)),
                        "by a stranger",
                        null,
                        List.of(STRANGE_SEAL, Mutant.at(Bundle.HEADS, "is not signed by a key that is trusted here")));
        };
    }

    private Signer signer() {
        return Objects.requireNonNull(forger).signer;
    }

    private static List<Mutant.Named> zipFile(String... words) {
        return List.of(Mutant.at("the zip file", words));
    }

    private Mutant flip() {
        byte[] bytes = zip.clone();
        int at = random.nextInt(bytes.length);
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        String place = Zips.place(whole, at);
        List<Mutant.Named> named = place.equals("the zip file")
                ? List.of(Mutant.at(place, ""))
                : List.of(Mutant.at(place, "damaged", "a block of the file", "ends too early"));
        return new Mutant(bytes, "byte " + at + " in " + place, null, named);
    }

    /** @param signer who seals it; null when that is somebody else */
    private Mutant lines(Kind kind, @Nullable Signer signer) {
        List<Line> lines = truth.history();
        int at = random.nextInt(lines.size());
        Line one = lines.get(at);
        switch (kind) {
            case EDIT -> edit(lines.get(at));
            case CLOCK_REWRITE -> rewriteClock(lines.get(at));
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
        int care = random.nextInt(ALL_CARE);
        repair(lines, truth.manifest().meetingId(), care);
        Mutant.Named named = named(kind, one, lines, care);
        String what = kind + " at " + at + ", repaired to " + care;
        return sealed(truth.files(lines), lines, signer, what, List.of(named));
    }

    private void edit(Line line) {
        switch (random.nextInt(5)) {
            case 0 -> line.payload[random.nextInt(line.payload.length)] ^= 1;
            case 1 -> line.metadata[random.nextInt(line.metadata.length)] ^= 4;
            case 2 -> line.payloadType = "MeetingRewritten";
            case 3 -> line.eventId = line.eventId + "x";
            default -> line.streamType = line.streamType == null ? "Meeting" : null;
        }
    }

    private void rewriteClock(Line line) {
        Instant time = Instant.parse(line.time);
        long by = 1L + random.nextInt(1_000_000_000);
        line.time = (random.nextBoolean() ? time.plusMillis(by) : time.minusMillis(by)).toString();
    }

    private static void repair(List<Line> lines, String history, int care) {
        byte[] link = Hashes.genesis(history);
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

    /** By the first line that is not what it was, and by what can be told by whoever sees the rest alone. */
    private Mutant.Named named(Kind kind, Line one, List<Line> after, int care) {
        int first = firstChanged(after);
        if (first == after.size()) {
            return Mutant.at(Bundle.EVENTS, "was cut off");
        }
        boolean vague =
                switch (kind) {
                    // It has its own hash again.
                    case EDIT, CLOCK_REWRITE -> care > 1;
                    // Where nothing is numbered that stood behind it in its stream.
                    case DELETE -> care > 0 && !isNumbered(one, after.subList(first, after.size()));
                    // The ledger's numbers tell, unless they were given anew.
                    case SWAP, INSERT -> care > 4;
                    default -> throw new IllegalArgumentException(kind.name());
                };
        String exact =
                switch (kind) {
                    case EDIT, CLOCK_REWRITE -> "was changed: it does not have its hash";
                    case DELETE -> " is missing";
                    case SWAP -> "was moved";
                    default -> "is there twice";
                };
        return Mutant.line(first + 1, Stream.concat(Stream.of(exact), vague ? Mutant.VAGUE.stream() : Stream.of()));
    }

    private int firstChanged(List<Line> after) {
        int first = 0;
        while (first < Math.min(before.size(), after.size())
                && before.get(first)
                        .equals(after.get(first).event() + after.get(first).proof())) {
            first++;
        }
        return first;
    }

    private static boolean isNumbered(Line gone, List<Line> behind) {
        return gone.streamType != null
                && behind.stream().anyMatch(line -> line.streamType != null && line.streamId.equals(gone.streamId));
    }

    private Mutant file(@Nullable Signer signer) {
        List<Line> lines = truth.history();
        Map<String, byte[]> files = truth.files(lines);
        List<String> told = List.of(Bundle.EVENTS, Bundle.PROOFS, Bundle.ATTACHMENTS, Bundle.CUSTODY, Bundle.HEADS);
        List<String> names = signer == null ? List.copyOf(files.keySet()) : told;
        String name = names.get(random.nextInt(names.size()));
        byte[] bytes = Objects.requireNonNull(files.get(name)).clone();
        int at = random.nextInt(bytes.length - 1);
        // A letter for a letter: what is no JSON any more would be too easy.
        bytes[at] = (byte) (bytes[at] == 'a' ? 'b' : 'a');
        files.put(name, bytes);
        // What does not follow from the events only the seal vouches for.
        List<Mutant.Named> named = !told.contains(name) ? List.of() : List.of(place(name, bytes, at));
        return sealed(files, lines, signer, name + " at " + at, named);
    }

    private static Mutant.Named place(String name, byte[] bytes, int at) {
        if (!name.endsWith(".ndjson")) {
            return Mutant.at(name, "");
        }
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return Mutant.line(line, Stream.of(""));
    }

    private Mutant sealed(
            Map<String, byte[]> files,
            List<Line> lines,
            @Nullable Signer signer,
            String what,
            List<Mutant.Named> named) {
        if (signer != null) {
            return new Mutant(Zips.of(truth.sealed(files, lines, signer)), what, null, named);
        }
        Map<String, byte[]> all = truth.sealed(files, lines, stranger);
        boolean trueSeal = random.nextBoolean();
        if (trueSeal) {
            all.put(Bundle.SEAL, Objects.requireNonNull(whole.get(Bundle.SEAL)));
        }
        List<Mutant.Named> more = new ArrayList<>(named);
        more.add(trueSeal ? OTHER_MANIFEST : STRANGE_SEAL);
        return new Mutant(Zips.of(all), what, null, more);
    }

    /** Everything is made anew by who has the key, from before the head that somebody has kept. */
    private Mutant fork() {
        Forger forging = Objects.requireNonNull(forger);
        int at = random.nextInt(9);
        return new Mutant(
                Zips.of(forging.forked(forging.signer, at, random.nextBoolean())),
                "after leaf " + at,
                forging.head(9),
                List.of(Mutant.at("the checkpoint that you gave", "its history was made anew (a fork)")));
    }
}
