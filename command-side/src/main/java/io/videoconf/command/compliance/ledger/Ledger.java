package io.videoconf.command.compliance.ledger;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the ledger tells. Nothing here takes longer for a longer ledger. */
public final class Ledger {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final HexFormat HEX = HexFormat.of();

    private final LedgerRows rows;
    private final Heads heads;
    private final LedgerKeys keys;
    private final Tiles tiles;
    private final @Nullable LedgerHours hours;

    /** @param hours null while the ledger is switched off: it tells what it knows, and learns nothing */
    Ledger(LedgerRows rows, Heads heads, LedgerKeys keys, Tiles tiles, @Nullable LedgerHours hours) {
        this.rows = rows;
        this.heads = heads;
        this.keys = keys;
        this.tiles = tiles;
        this.hours = hours;
    }

    /** Its name. */
    public String origin() {
        return rows.state().origin();
    }

    /** The newest head; empty as long as there is none. */
    public Optional<Head> latest() {
        return heads.latest();
    }

    /** The head of exactly this size. */
    public Optional<Head> head(long size) {
        return heads.of(size);
    }

    /** Heads of more than {@code size}. */
    public List<Head> headsAfter(long size, int limit) {
        return heads.after(size, limit);
    }

    /** Heads of less than {@code size}, the greatest first. */
    public List<Head> headsBefore(long size, int limit) {
        return heads.before(size, limit);
    }

    /** The public halves of all keys, the oldest first. */
    public List<PublishedKey> keys() {
        return keys.all().stream()
                .map(key -> new PublishedKey(
                        key.id(), key.verifierKey(), HEX.formatHex(key.bytes()), key.createdAt(), key.retiredAt()))
                .toList();
    }

    /** The root of the tree of the first leaves: lower-case hex. */
    public String root(long size) {
        return HEX.formatHex(new MerkleTree(tiles).root(size));
    }

    /** That one tree is the beginning of the other: lower-case hex. */
    public List<String> consistency(long from, long to) {
        return hex(new MerkleTree(tiles).consistency(from, to));
    }

    /** That a leaf is in a tree: lower-case hex. */
    public List<String> inclusion(long leaf, long size) {
        return hex(new MerkleTree(tiles).inclusion(leaf, size));
    }

    /** Signs a text that ends with a line feed, in the running transaction; a signed note. */
    public String sign(String text) {
        rows.hold();
        return keys.sign(text);
    }

    /** The leaf of an event of a history, waited for as long as it may be on its way. */
    public Optional<Leaf> event(String history, String eventId) throws InterruptedException {
        return awaited(() -> rows.event(history, eventId), false);
    }

    /** The leaf of a fact, by its number in its stream, counted from 0. */
    public Optional<Leaf> fact(String history, long sequence) throws InterruptedException {
        return awaited(() -> rows.fact(history, sequence), false);
    }

    /** A head that vouches for a leaf, signed for the purpose if need be. */
    public Optional<Head> covering(long leaf) throws InterruptedException {
        return awaited(() -> heads.covering(leaf), true);
    }

    /** A history's leaves from one of its indexes on. */
    public List<Leaf> history(String history, long from, int limit) {
        return rows.history(history, from, limit);
    }

    /** How many events a history has by now. */
    public long length(String history) {
        return rows.end(history).map(LedgerRows.End::length).orElse(0L);
    }

    /** The link before a leaf's: lower-case hex. */
    public String linkBefore(Leaf leaf) {
        byte[] before = leaf.historyIndex() == 0
                ? new LedgerHashes().genesis(leaf.history())
                : rows.history(leaf.history(), leaf.historyIndex() - 1, 1)
                        .getFirst()
                        .link();
        return HEX.formatHex(before);
    }

    /** The leaf's hash in the tree: lower-case hex. */
    public static String hash(Leaf leaf) {
        return HEX.formatHex(leaf.hash(new LedgerHashes()));
    }

    private <T> Optional<T> awaited(Supplier<Optional<T>> look, boolean head) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<T> found = look.get();
        while (found.isEmpty() && hours != null && System.nanoTime() < end) {
            hours.hurry(head);
            Thread.sleep(LOOK_AGAIN);
            found = look.get();
        }
        return found;
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HEX::formatHex).toList();
    }
}
