package io.videoconf.command.compliance.ledger;

import io.videoconf.command.compliance.ledger.LedgerAudit.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The signed heads against the tree as it is, and against the copies that were archived when they were signed: who could
 * make the whole ledger anew, and sign it, could still not make those anew.
 */
final class HeadsAudit {
    private static final Pattern NUMBER = Pattern.compile("00\\d{18}");
    private static final int PAGE = 500;
    /** Where a whole bucket is gone, more of the same say nothing more. */
    private static final int MOST_MISSING = 100;

    private final LedgerRows rows;
    private final Heads heads;
    private final LedgerKeys keys;
    private final Tiles tiles;
    private final HeadArchive archive;

    HeadsAudit(LedgerRows rows, Heads heads, LedgerKeys keys, Tiles tiles, HeadArchive archive) {
        this.rows = rows;
        this.heads = heads;
        this.keys = keys;
        this.tiles = tiles;
        this.archive = archive;
    }

    /**
     * Adds what it finds.
     *
     * @throws HeadArchive.ArchiveRefused when the archive does not answer, and nothing is found without it: that is no finding, and
     *     no reason either to say that all is well
     */
    void look(long size, List<Finding> findings) {
        // Before the archive is asked: what is archived after that is in no way suspect.
        List<Long> archived = heads.archived();
        Map<Long, String> kept = signed(size, findings);
        List<Finding> more = new ArrayList<>();
        try {
            archived(kept, archived, more);
            findings.addAll(more);
        } catch (HeadArchive.ArchiveRefused e) {
            // What cannot be read hides nothing of what was.
            findings.addAll(more);
            if (findings.isEmpty()) {
                throw e;
            }
            // Who asks is told what is known, and that this is not all.
            findings.add(new Finding(
                    "archive", -1, "the copies of the heads are not compared yet, ask again: " + e.getMessage()));
        }
    }

    private Map<Long, String> signed(long size, List<Finding> findings) {
        Map<Long, String> notes = new HashMap<>();
        List<LedgerKey> known = keys.all();
        String origin = rows.state().origin();
        MerkleTree tree = new MerkleTree(tiles.unkept());
        long from = 0;
        for (List<Head> page = heads.after(0, PAGE); !page.isEmpty(); page = heads.after(from, PAGE)) {
            for (Head head : page) {
                notes.put(head.size(), head.note());
                if (head.size() > size && head.size() > rows.state().size()) {
                    findings.add(new Finding("truncated", head.size() - 1, "the ledger ends before a signed head"));
                } else if (head.size() <= size) {
                    check(head, origin, tree, known, findings);
                }
                from = head.size();
            }
        }
        return notes;
    }

    private void check(Head head, String origin, MerkleTree tree, List<LedgerKey> known, List<Finding> findings) {
        long last = head.size() - 1;
        try {
            byte[] root = tree.root(head.size());
            if (!Note.text(head.note()).equals(Note.checkpoint(origin, head.size(), root))) {
                findings.add(new Finding(
                        "head",
                        last,
                        "the head of " + head.size() + " was signed over another tree: the ledger was made anew, with"
                                + " something else in it"));
            } else if (!Arrays.equals(root, head.root())) {
                findings.add(new Finding(
                        "head",
                        last,
                        "the root beside the head of " + head.size() + " is not the one that was signed"));
            }
        } catch (BrokenLedger e) {
            findings.add(new Finding("tree", last, String.valueOf(e.getMessage())));
        }
        if (Note.signer(head.note(), known).isEmpty()) {
            findings.add(new Finding("head", last, "the head of " + head.size() + " is not signed by a key of ours"));
        }
    }

    private void archived(Map<Long, String> kept, List<Long> archived, List<Finding> findings) {
        SortedSet<String> names = archive.names(Heads.HEADS);
        for (String name : names) {
            // Some stores have an object for a folder.
            if (!name.endsWith("/")) {
                copy(name, kept, findings);
            }
        }
        missing(archived.stream().filter(size -> !names.contains(Heads.copyOf(size))), findings);
        keys(findings);
    }

    private void copy(String name, Map<Long, String> kept, List<Finding> findings) {
        String number = name.substring(Heads.HEADS.length());
        if (!NUMBER.matcher(number).matches()) {
            findings.add(new Finding("archive", -1, "there is something among the heads that is none: " + name));
            return;
        }
        long size = Long.parseLong(number);
        // One that was signed since we looked is in no way suspect.
        String note = kept.getOrDefault(size, heads.of(size).map(Head::note).orElse(null));
        if (!archive.read(name).equals(Optional.ofNullable(note))) {
            findings.add(new Finding(
                    "archive",
                    size - 1,
                    note == null
                            ? "the head of " + size + " was signed, and is not there any more"
                            : "the head of " + size + " is another than was archived"));
        }
    }

    /** Nothing of ours removes a copy, however old: whose lock has run out is kept as well. */
    private void missing(Stream<Long> sizes, List<Finding> findings) {
        List<Long> gone = sizes.filter(size -> archive.read(Heads.copyOf(size)).isEmpty())
                .limit(MOST_MISSING + 1L)
                .toList();
        for (long size : gone.subList(0, Math.min(MOST_MISSING, gone.size()))) {
            findings.add(new Finding(
                    "archive",
                    size - 1,
                    "the head of " + size + " was archived, and its copy " + Heads.copyOf(size)
                            + " is not there any more: compare this head with what a witness outside has, then put the"
                            + " copy back"));
        }
        if (gone.size() > MOST_MISSING) {
            findings.add(new Finding("archive", -1, "more copies of heads than these are not there any more"));
        }
    }

    private void keys(List<Finding> findings) {
        for (LedgerKey key : keys.all()) {
            Optional<String> there = archive.read(Heads.KEYS + key.id());
            if (there.isPresent() && !there.get().strip().equals(key.verifierKey())) {
                findings.add(new Finding("key", -1, "the key " + key.id() + " is another than was archived"));
            }
        }
        SortedSet<String> ids = archive.names(Heads.KEYS);
        keys.all().forEach(key -> ids.remove(Heads.KEYS + key.id()));
        ids.forEach(gone -> findings.add(new Finding("key", -1, "a key is not there any more: " + gone)));
    }
}
