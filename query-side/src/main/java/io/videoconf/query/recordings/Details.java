package io.videoconf.query.recordings;

import io.videoconf.api.recording.LocalCopy;
import io.videoconf.api.recording.MediaFacts;
import io.videoconf.api.recording.MediaSource;
import io.videoconf.api.recording.PartProblem;
import io.videoconf.api.recording.PartRange;
import io.videoconf.api.recording.RecordingHold;
import io.videoconf.api.recording.RecordingInvitation;
import io.videoconf.api.recording.views.RecordingBin;
import io.videoconf.api.recording.views.RecordingDetails;
import io.videoconf.api.recording.views.RecordingWork;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link RecordingDetails} while one fact is taken in. */
final class Details {
    @Nullable
    RecordingWork work;

    List<PartRange> missingRanges;
    List<PartProblem> problems;

    @Nullable
    MediaFacts media;

    @Nullable
    String fetchFailure;

    @Nullable
    LocalCopy localCopy;

    List<RecordingHold> holds;

    @Nullable
    RecordingBin bin;

    List<RecordingInvitation> invitations;
    List<PartRange> knownParts;

    private final @Nullable MediaSource source;

    Details(RecordingDetails before) {
        this.work = before.work();
        this.missingRanges = before.missingRanges();
        this.problems = before.problems();
        this.media = before.media();
        this.source = before.source();
        this.fetchFailure = before.fetchFailure();
        this.localCopy = before.localCopy();
        this.holds = before.holds();
        this.bin = before.bin();
        this.invitations = before.invitations();
        this.knownParts = before.knownParts();
    }

    RecordingDetails view() {
        return new RecordingDetails(
                work,
                missingRanges,
                problems,
                media,
                source,
                fetchFailure,
                localCopy,
                holds,
                bin,
                invitations,
                knownParts);
    }
}
