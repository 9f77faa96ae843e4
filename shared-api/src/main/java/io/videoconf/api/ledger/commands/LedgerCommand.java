package io.videoconf.api.ledger.commands;

import io.videoconf.api.kernel.MeetingId;

/** Whatever is done with the history of a meeting as a whole. */
public sealed interface LedgerCommand permits ExportHistory, SealBundle {
    /** Whose history. */
    MeetingId meetingId();
}
