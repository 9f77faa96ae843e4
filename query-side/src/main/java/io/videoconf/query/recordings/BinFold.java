package io.videoconf.query.recordings;

import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.RecordingHold;
import io.videoconf.api.recording.events.DisposalDue;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingHeld;
import io.videoconf.api.recording.events.RecordingHoldReleased;
import io.videoconf.api.recording.views.RecordingBin;
import java.util.ArrayList;
import java.util.List;

/** What the facts of its end, and of what keeps it from it, make of a recording. */
final class BinFold {
    private BinFold() {}

    static void deleted(Draft draft, RecordingDeleted it) {
        draft.details.bin = new RecordingBin(it.at(), null, true, draft.status);
        draft.status = ProcessingStatus.DELETED;
    }

    static void due(Draft draft, DisposalDue it) {
        RecordingBin bin = draft.details.bin;
        if (bin != null) {
            draft.details.bin = new RecordingBin(bin.deletedAt(), it.disposeAt(), bin.restorable(), bin.before());
        }
    }

    static void restored(Draft draft) {
        RecordingBin bin = draft.details.bin;
        if (bin != null) {
            draft.status = bin.before();
            draft.details.bin = null;
        }
    }

    static void disposing(Draft draft) {
        RecordingBin bin = draft.details.bin;
        if (bin != null) {
            draft.details.bin = new RecordingBin(bin.deletedAt(), bin.disposeAt(), false, bin.before());
        }
    }

    static void held(Draft draft, RecordingHeld it) {
        List<RecordingHold> holds = new ArrayList<>(draft.details.holds);
        holds.removeIf(hold -> hold.holdId().equals(it.holdId()));
        holds.add(new RecordingHold(it.holdId(), it.caseId(), it.reason()));
        draft.details.holds = List.copyOf(holds);
    }

    static void released(Draft draft, RecordingHoldReleased it) {
        draft.details.holds = draft.details.holds.stream()
                .filter(hold -> !hold.holdId().equals(it.holdId()))
                .toList();
    }
}
