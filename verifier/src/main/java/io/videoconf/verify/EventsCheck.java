package io.videoconf.verify;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events one by one: as they were stored, in order, whole, and each in the tree of the head. */
final class EventsCheck {
    private final Container container;
    private final Manifest manifest;
    private final @Nullable Checkpoint head;
    private final Elsewhere elsewhere;
    private final List<String> said;
    private final Map<String, Long> sequences = new HashMap<>();
    private final Derived derived = new Derived();
    private byte[] link;
    private long count;
    private long lastLeaf = -1;

    /** @param head null where there is none that can be relied on: then nothing is looked for in its tree */
    EventsCheck(Container container, Manifest manifest, @Nullable Checkpoint head, List<String> said) {
        this.container = container;
        this.manifest = manifest;
        this.head = head;
        this.said = said;
        this.elsewhere = new Elsewhere(container);
        this.link = Hashes.genesis(manifest.meetingId());
    }

    void check() throws Broken, IOException {
        try (Lines events = new Lines(Bundle.EVENTS, container.open(Bundle.EVENTS));
                Lines proofs = new Lines(Bundle.PROOFS, container.open(Bundle.PROOFS))) {
            Entry last = null;
            for (Fields line = events.next(); line != null; line = events.next()) {
                last = Entry.read(line);
                chained(events.where(), last);
                included(proofs, last);
                derived.take(last, events.where());
            }
            whole(last);
            if (proofs.next() != null) {
                throw new Broken(proofs.where(), "there is a proof of an event that is not there");
            }
        }
        derived.compare(
                Fields.of(Bundle.ATTACHMENTS, Bundle.text(container, Bundle.ATTACHMENTS)),
                Fields.of(Bundle.CUSTODY, Bundle.text(container, Bundle.CUSTODY)));
        said.add(count + " events of the meeting " + manifest.meetingId()
                + " are as they were stored, in order and without a gap, and in the tree of the head.");
        said.addAll(derived.said());
    }

    private void chained(String where, Entry event) throws Broken, IOException {
        inOrder(where, event);
        if (!Arrays.equals(Hashes.event(event), event.eventHash())) {
            throw new Broken(
                    where, "the event " + event.eventId() + " was changed: it does not have its hash" + twice(event));
        }
        fact(where, event);
        link = Hashes.link(link, event.eventHash());
        if (!Arrays.equals(link, event.link())) {
            throw new Broken(
                    where,
                    "the chain is broken at event " + event.eventId()
                            + ": it was changed, exchanged, moved or put in, or one before it was taken out"
                            + clue(event, count + 1));
        }
        if (event.treeIndex() <= lastLeaf) {
            throw new Broken(
                    where,
                    "the event " + event.eventId() + " was moved: it stands behind one that was stored later"
                            + clue(event, count + 1));
        }
        lastLeaf = event.treeIndex();
        count++;
    }

    private void inOrder(String where, Entry event) throws Broken, IOException {
        if (event.historyIndex() == count) {
            return;
        }
        long there = event.historyIndex();
        long line = count + 1;
        long other = elsewhere.line((each, at) -> at != line && each.historyIndex() == there);
        if (other > 0) {
            throw new Broken(where, "event " + there + " of the history is there twice: on line " + other + " as well");
        }
        long expected = count;
        long moved = elsewhere.line((each, _) -> each.historyIndex() == expected);
        throw new Broken(
                where,
                "event " + expected + " of the history "
                        + (moved > 0 ? "was moved: it stands on line " + moved + ", and " : "is missing: ") + there
                        + " stands here");
    }

    /** The facts of a stream are numbered without a gap. */
    private void fact(String where, Entry event) throws Broken, IOException {
        if (event.streamType() == null) {
            return;
        }
        long expected = sequences.merge(event.streamId(), 1L, Long::sum) - 1;
        if (event.sequence() == expected) {
            return;
        }
        String twice = twice(event);
        throw new Broken(
                where,
                twice.isEmpty()
                        ? elsewhere.missing(event.streamId(), expected) + ", and fact " + (event.sequence() + 1)
                                + " stands here"
                        : "the event " + event.eventId() + " does not belong here" + twice);
    }

    private String twice(Entry event) throws IOException {
        return elsewhere.twice(event, count + 1);
    }

    /** What can be told of how an event came to be on the line where it is. */
    private String clue(Entry event, long line) throws IOException {
        String twice = elsewhere.twice(event, line);
        return twice.isEmpty() ? elsewhere.order(event, line) + elsewhere.gap(line, sequences) : twice;
    }

    private void included(Lines proofs, Entry event) throws Broken, IOException {
        Fields proof = proofs.next();
        if (proof == null) {
            throw new Broken(proofs.where(), "the proof of event " + event.eventId() + " is missing");
        }
        boolean same = proof.number("history_index") == event.historyIndex()
                && proof.number("tree_index") == event.treeIndex();
        byte[] leaf = Hashes.leaf(event.eventHash(), event.link());
        if (!same || !Arrays.equals(proof.hash("leaf_hash"), leaf)) {
            throw new Broken(
                    proofs.where(),
                    "this is not the proof of event " + event.eventId() + ": one of the two was changed or exchanged"
                            + clue(event, count));
        }
        List<byte[]> path = proof.hashes("inclusion_proof");
        proof.end();
        if (head != null && !Merkle.includes(leaf, event.treeIndex(), head.size(), path, head.root())) {
            throw new Broken(
                    proofs.where(),
                    "the event " + event.eventId() + " is not in the tree that the head was signed for: it was changed,"
                            + " exchanged, moved or put in, or one before it was taken out" + clue(event, count));
        }
    }

    private void whole(@Nullable Entry last) throws Broken {
        if (count != manifest.historyLength() || last == null) {
            throw new Broken(
                    Bundle.EVENTS,
                    "the history has " + manifest.historyLength() + " events, and here are " + count
                            + (count < manifest.historyLength()
                                    ? "; " + (manifest.historyLength() - count)
                                            + " events are missing at the end: it was cut off"
                                    : ""));
        }
        if (!Arrays.equals(link, manifest.historyLink())) {
            throw new Broken(Bundle.EVENTS, "the chain does not end as the manifest says");
        }
        if (!last.eventId().equals(manifest.exportId()) || !last.payloadType().equals("HistoryExported")) {
            throw new Broken(
                    Bundle.EVENTS,
                    "the last event is not the export itself: the history was cut off, or went on behind it");
        }
    }
}
