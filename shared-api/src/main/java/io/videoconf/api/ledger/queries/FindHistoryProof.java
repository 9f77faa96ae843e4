package io.videoconf.api.ledger.queries;

import io.videoconf.api.kernel.MeetingId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the proof that a fact of a meeting is in the ledger. Whoever sends it has seen that the asker may read the
 * history. Answered with a {@code HistoryProof}.
 *
 * @param sequence of the fact, counted from 1; null for the last one
 */
public record FindHistoryProof(
        MeetingId meetingId, @Nullable Long sequence) implements LedgerQuery {}
