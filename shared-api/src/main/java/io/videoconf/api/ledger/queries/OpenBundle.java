package io.videoconf.api.ledger.queries;

import io.videoconf.api.kernel.MeetingId;
import java.util.List;

/**
 * Asks for what a bundle begins with, once the ledger has come to the export and signed a head over it. Whoever sends it
 * has been allowed to export. Answered with a {@code BundleOpening}.
 *
 * @param witnessed sizes of heads that were kept outside, to be shown to be beginnings of this one
 */
public record OpenBundle(MeetingId meetingId, String exportId, List<Long> witnessed) implements LedgerQuery {
    public OpenBundle {
        witnessed = List.copyOf(witnessed);
    }
}
