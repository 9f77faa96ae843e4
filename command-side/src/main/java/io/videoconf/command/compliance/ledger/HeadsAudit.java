package io.videoconf.command.compliance.ledger;

import io.videoconf.command.compliance.ledger.LedgerAudit.Finding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The signed heads against the tree as it is, and against the copies that were archived when they were signed: who could
 * make the whole ledger anew, and sign it, could still not make those anew.
 */
final class HeadsAudit {
    private static final int PAGE = 500;

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

    void look(long size, List<Finding> findings) {
        Map<Long, String> kept = signed(size, findings);
        try {
            archived(kept, findings);
        } catch (HeadArchive.ArchiveRefused e) {
            findings.add(new Finding("archive", -1, "the archived heads cannot be compared: " + e.getMessage()));
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

    private void archived(Map<Long, String> kept, List<Finding> findings) {
        SortedSet<String> names = archive.names(Heads.HEADS);
        for (String name : names) {
            long size = Long.parseLong(name.substring(Heads.HEADS.length()));
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
