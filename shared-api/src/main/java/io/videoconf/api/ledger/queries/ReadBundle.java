package io.videoconf.api.ledger.queries;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.ledger.BundlePart;

/**
 * Asks for lines of a bundle. Whoever sends it has been allowed to export. Answered with a {@code BundlePage}.
 *
 * @param treeSize of the head that the bundle was opened with
 * @param from the first event, by its place in the history
 * @param until the event after the last
 */
public record ReadBundle(MeetingId meetingId, BundlePart part, long treeSize, long from, long until)
        implements LedgerQuery {}
