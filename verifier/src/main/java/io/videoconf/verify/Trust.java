package io.videoconf.verify;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the one who checks knows from elsewhere than the bundle.
 *
 * @param keys of the ledger; none to take those that the bundle brings
 * @param witnessed a checkpoint of the ledger that was kept outside; null for none
 * @param consistency proofs by what they lead from and to
 */
record Trust(List<SignedNote.Key> keys, @Nullable Checkpoint witnessed, Map<String, List<byte[]>> consistency) {
    static final Trust NOTHING = new Trust(List.of(), null, Map.of());

    /** The name of a proof between two trees, whichever is the larger. */
    static String between(long one, long other) {
        return Math.min(one, other) + "-" + Math.max(one, other);
    }
}
