package io.videoconf.command.recording.upload;

import io.videoconf.api.recording.commands.ExpireUpload;
import io.videoconf.api.recording.events.CompletionRequested;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingFailed;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.AwaitingParts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides about an upload that nobody completes. What came is completed, without what did not; where nothing came the
 * recording has failed. Never while something still arrives.
 */
public final class Expiring {
    private Expiring() {}

    /**
     * The decision.
     *
     * @param patience how long nothing must have come
     */
    public static Decision<RecordingEvent> decide(Asked<ExpireUpload> asked, RecordingState state, Duration patience) {
        return Gate.forUs(
                asked,
                state,
                living -> living instanceof AwaitingParts it
                                && !asked.at().isBefore(it.quietSince().plus(patience))
                        ? expired(asked, it)
                        : Decision.alreadySo());
    }

    /** When to ask again, because something came meanwhile; empty when there is nothing to ask any more. */
    public static Optional<Instant> again(RecordingState state, Duration patience) {
        return state instanceof AwaitingParts it ? Optional.of(it.quietSince().plus(patience)) : Optional.empty();
    }

    private static Decision<RecordingEvent> expired(Asked<ExpireUpload> asked, AwaitingParts recording) {
        return recording.parts().isEmpty()
                ? Decision.accepted(new RecordingFailed(
                        asked.command().recordingId(), "nothing was uploaded before the deadline", asked.at()))
                : Decision.accepted(new CompletionRequested(asked.command().recordingId(), true, asked.at()));
    }
}
