package io.videoconf.api.meeting.views;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.HostChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a meeting came to, as far as a policy has a part in it.
 *
 * @param hostChanges in whose hands the host role went, in order
 * @param hostGone how often the host was gone and nobody might take over
 * @param secondsWithoutHost how long that was, together
 * @param waited how many people had to wait
 * @param secondsWaited how long, together
 * @param notLetIn how many of them never came in
 * @param warnings of the time limit
 * @param endedAt null when it was not over by the last that is recorded
 * @param endCause null likewise
 * @param refused what was asked and refused
 * @param impossible what was done by people who would not have been there, or after the end
 */
public record TrialOutcome(
        List<HostStep> hostChanges,
        int hostGone,
        long secondsWithoutHost,
        int waited,
        long secondsWaited,
        int notLetIn,
        int warnings,
        @Nullable Instant endedAt,
        @Nullable EndCause endCause,
        List<RefusedStep> refused,
        long impossible) {
    public TrialOutcome {
        hostChanges = List.copyOf(hostChanges);
        refused = List.copyOf(refused);
    }

    /** The host role went to somebody. */
    public record HostStep(Instant at, ParticipantId participantId, HostChange rule) {}

    /** Something was refused that had been asked. */
    public record RefusedStep(Instant at, String command, String rule, RefusalCode code) {}
}
