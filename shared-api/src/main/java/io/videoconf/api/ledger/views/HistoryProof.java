package io.videoconf.api.ledger.views;

import io.videoconf.api.kernel.MeetingId;
import java.util.List;

/**
 * That a fact of a meeting is in the ledger, at its place in the meeting's chain and in the tree.
 *
 * @param sequence the fact's, counted from 1
 * @param eventHash over all that is stored of it
 * @param historyIndex its place in the meeting's history, which has refusals and recordings as well, counted from 0
 * @param historyLength how much of the history the ledger has by now
 * @param previousLink the chain before it
 * @param link the chain with it
 * @param treeIndex its leaf, counted from 0
 * @param leafHash SHA-256 of 0, event hash and link
 * @param inclusionProof from the leaf to the root of the checkpoint (RFC 6962, 2.1.1)
 * @param checkpoint a signed head that vouches for it
 */
public record HistoryProof(
        MeetingId meetingId,
        String eventId,
        long sequence,
        String eventHash,
        long historyIndex,
        long historyLength,
        String previousLink,
        String link,
        long treeIndex,
        String leafHash,
        List<String> inclusionProof,
        CheckpointView checkpoint) {
    public HistoryProof {
        inclusionProof = List.copyOf(inclusionProof);
    }
}
