package io.videoconf.api.recording.views;

import io.videoconf.api.recording.LocalCopy;
import io.videoconf.api.recording.MediaFacts;
import io.videoconf.api.recording.MediaSource;
import io.videoconf.api.recording.PartProblem;
import io.videoconf.api.recording.PartRange;
import io.videoconf.api.recording.RecordingHold;
import io.videoconf.api.recording.RecordingInvitation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of a recording besides what every recording has.
 *
 * @param work what is being done with its bytes; null when nothing is
 * @param missingRanges parts that it was completed without
 * @param problems parts that have to be sent again
 * @param media what was found out about the media; null until somebody looked
 * @param source where the media are, when they exist elsewhere; null otherwise
 * @param fetchFailure why they could not be brought here the last time; null when they were, or nobody tried
 * @param localCopy where a local recording is, as its recorder says
 * @param holds legal holds on it
 * @param bin null while it is not deleted
 * @param invitations of people without an account, those that were opened among them
 * @param knownParts numbers of the parts for which a place was given out
 */
public record RecordingDetails(
        @Nullable RecordingWork work,
        List<PartRange> missingRanges,
        List<PartProblem> problems,
        @Nullable MediaFacts media,
        @Nullable MediaSource source,
        @Nullable String fetchFailure,
        @Nullable LocalCopy localCopy,
        List<RecordingHold> holds,
        @Nullable RecordingBin bin,
        List<RecordingInvitation> invitations,
        List<PartRange> knownParts) {
    public RecordingDetails {
        invitations = invitations == null ? List.of() : List.copyOf(invitations);
        knownParts = knownParts == null ? List.of() : List.copyOf(knownParts);
    }

    /** Nothing more to tell. */
    public static final RecordingDetails NONE = new RecordingDetails(
            null, List.of(), List.of(), null, null, null, null, List.of(), null, List.of(), List.of());
}
