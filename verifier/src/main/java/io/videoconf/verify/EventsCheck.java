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
    private final Checkpoint head;
    private final List<String> said;
    private final Map<String, Long> sequences = new HashMap<>();
    private final Derived derived = new Derived();
    private byte[] link;
    private long count;
    private long lastLeaf = -1;

    EventsCheck(Container container, Manifest manifest, Checkpoint head, List<String> said) {
        this.container = container;
        this.manifest = manifest;
        this.head = head;
        this.said = said;
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

    private void chained(String where, Entry event) throws Broken {
        if (event.historyIndex() != count) {
            throw new Broken(
                    where,
                    event.historyIndex() > count
                            ? "event " + count + " of the history is missing: " + event.historyIndex() + " stands here"
                            : "event " + event.historyIndex() + " of the history is there twice, or out of order");
        }
        if (!Arrays.equals(Hashes.event(event), event.eventHash())) {
            throw new Broken(where, "the event " + event.eventId() + " was changed: it does not have its hash");
        }
        link = Hashes.link(link, event.eventHash());
        if (!Arrays.equals(link, event.link())) {
            throw new Broken(
                    where,
                    "the chain is broken at event " + event.eventId()
                            + ": it, or one before it, was exchanged, moved, put in or taken out");
        }
        if (event.treeIndex() <= lastLeaf) {
            throw new Broken(where, "the event " + event.eventId() + " stands before one that was stored earlier");
        }
        lastLeaf = event.treeIndex();
        if (event.streamType() != null) {
            long sequence = sequences.merge(event.streamId(), 1L, Long::sum) - 1;
            if (event.sequence() != sequence) {
                throw new Broken(
                        where,
                        "fact " + (sequence + 1) + " of the stream " + event.streamId() + " is missing: "
                                + (event.sequence() + 1) + " stands here");
            }
        }
        count++;
    }

    private void included(Lines proofs, Entry event) throws Broken {
        Fields proof = proofs.next();
        if (proof == null) {
            throw new Broken(proofs.where(), "the proof of event " + event.eventId() + " is missing");
        }
        boolean same = proof.number("history_index") == event.historyIndex()
                && proof.number("tree_index") == event.treeIndex();
        byte[] leaf = Hashes.leaf(event.eventHash(), event.link());
        if (!same || !Arrays.equals(proof.hash("leaf_hash"), leaf)) {
            throw new Broken(proofs.where(), "this is not the proof of event " + event.eventId());
        }
        List<byte[]> path = proof.hashes("inclusion_proof");
        proof.end();
        if (!Merkle.includes(leaf, event.treeIndex(), head.size(), path, head.root())) {
            throw new Broken(
                    proofs.where(),
                    "the event " + event.eventId() + " is not in the tree that the head was signed for");
        }
    }

    private void whole(@Nullable Entry last) throws Broken {
        if (count != manifest.historyLength() || last == null) {
            throw new Broken(
                    Bundle.EVENTS,
                    "the history has " + manifest.historyLength() + " events, and here are " + count
                            + (count < manifest.historyLength() ? ": it was cut off" : ""));
        }
        if (!Arrays.equals(link, manifest.historyLink())) {
            throw new Broken(Bundle.EVENTS, "the chain does not end as the manifest says");
        }
        if (!last.eventId().equals(manifest.exportId()) || !last.payloadType().equals("HistoryExported")) {
            throw new Broken(Bundle.EVENTS, "the last event is not the export itself");
        }
    }

    /** For a file that is not as it was sealed: what the first thing wrong with its events is, in words. */
    static String firstBroken(Container container, Manifest manifest) {
        byte[] link = Hashes.genesis(manifest.meetingId());
        long index = 0;
        try (Lines lines = new Lines(Bundle.EVENTS, container.open(Bundle.EVENTS))) {
            for (Fields line = lines.next(); line != null; line = lines.next()) {
                Entry event = Entry.read(line);
                if (!Arrays.equals(Hashes.event(event), event.eventHash())) {
                    return "; " + lines.where() + ": event " + event.eventId() + " was changed";
                }
                if (event.historyIndex() != index) {
                    return "; " + lines.where() + ": "
                            + (event.historyIndex() > index
                                    ? "event " + index + " of the history is missing here, or was moved"
                                    : "event " + event.historyIndex() + " is there twice, or out of order");
                }
                link = Hashes.link(link, event.eventHash());
                if (!Arrays.equals(link, event.link())) {
                    return "; " + lines.where() + ": the chain is broken at event " + event.eventId();
                }
                index++;
            }
        } catch (Broken e) {
            return "; " + e.where() + ": " + e.getMessage();
        } catch (IOException e) {
            return "";
        }
        return index < manifest.historyLength()
                ? "; " + (manifest.historyLength() - index) + " events are missing at the end: it was cut off"
                : "";
    }
}
