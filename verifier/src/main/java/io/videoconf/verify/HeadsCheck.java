package io.videoconf.verify;

import java.util.Arrays;
import java.util.List;

/** The signed heads: the one that vouches for the bundle, those before it, and the one that was kept outside. */
final class HeadsCheck {
    private final Trust trust;
    private final List<SignedNote.Key> keys;
    private final List<String> said;

    HeadsCheck(Trust trust, List<SignedNote.Key> keys, List<String> said) {
        this.trust = trust;
        this.keys = keys;
        this.said = said;
    }

    Checkpoint check(String text, Manifest manifest) throws Broken {
        Fields file = Fields.of(Bundle.HEADS, text);
        Checkpoint head = Checkpoint.read(Bundle.HEADS + ", head", file.text("head"));
        SignedNote.Key key = head.requireSigned(Bundle.HEADS, keys);
        if (!head.origin().equals(manifest.origin())
                || head.size() != manifest.treeSize()
                || !Arrays.equals(head.root(), manifest.rootHash())) {
            throw new Broken(Bundle.HEADS, "the head is not the one that the manifest names");
        }
        said.add("The head of " + head.size() + " events is signed by " + key + ".");
        Checkpoint outside = trust.witnessed();
        if (outside != null) {
            outside.requireSigned("the checkpoint that you gave", keys);
        }
        boolean shown = outside == null || same(outside, head);
        int before = 0;
        for (Fields earlier : file.objects("earlier")) {
            Checkpoint old = Checkpoint.read(earlier.where(), earlier.text("head"));
            List<byte[]> proof = earlier.hashes("consistency_proof");
            earlier.end();
            old.requireSigned(earlier.where(), keys);
            if (!Merkle.consistent(old.size(), old.root(), head.size(), head.root(), proof)) {
                throw new Broken(
                        earlier.where(),
                        "the tree of " + head.size() + " events does not begin with that of " + old.size()
                                + ": the history was made anew between them");
            }
            before++;
            shown |= outside != null && same(outside, old);
            if (outside != null && outside.size() == old.size() && !same(outside, old)) {
                throw forked(outside, old.size());
            }
        }
        file.end();
        said.add("It is a continuation of " + before + " earlier heads.");
        if (outside != null) {
            witnessed(outside, head, shown);
        }
        return head;
    }

    private void witnessed(Checkpoint outside, Checkpoint head, boolean shown) throws Broken {
        if (!outside.origin().equals(head.origin())) {
            throw new Broken("the checkpoint that you gave", "it is of another ledger: " + outside.origin());
        }
        if (outside.size() == head.size() && !shown) {
            throw forked(outside, head.size());
        }
        List<byte[]> proof = trust.consistency().get(Trust.between(outside.size(), head.size()));
        if (!shown && proof == null) {
            throw new Broken(
                    "the checkpoint that you gave",
                    "the bundle cannot show how its tree of " + head.size() + " events goes with that of "
                            + outside.size()
                            + "; get /api/v1/ledger/consistency?from=" + Math.min(outside.size(), head.size()) + "&to="
                            + Math.max(outside.size(), head.size()) + " and give it with --consistency");
        }
        if (!shown && !goes(outside, head, proof == null ? List.of() : proof)) {
            throw forked(outside, head.size());
        }
        said.add("It goes with the checkpoint of " + outside.size() + " events that was kept outside.");
    }

    private static boolean goes(Checkpoint outside, Checkpoint head, List<byte[]> proof) {
        return outside.size() < head.size()
                ? Merkle.consistent(outside.size(), outside.root(), head.size(), head.root(), proof)
                : Merkle.consistent(head.size(), head.root(), outside.size(), outside.root(), proof);
    }

    private static Broken forked(Checkpoint outside, long size) {
        return new Broken(
                "the checkpoint that you gave",
                "the ledger of this bundle, of " + size + " events, is not the one whose head of " + outside.size()
                        + " events was kept outside: its history was made anew (a fork)");
    }

    private static boolean same(Checkpoint one, Checkpoint other) {
        return one.size() == other.size()
                && Arrays.equals(one.root(), other.root())
                && one.origin().equals(other.origin());
    }
}
