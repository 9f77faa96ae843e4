package io.videoconf.command.recording.rule;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Deleted;
import io.videoconf.command.recording.state.RecordingState.Living;
import io.videoconf.command.recording.state.RecordingState.NoRecording;
import java.util.function.Function;

/**
 * The first question of every capability: who may get as far as the recording itself. Who could not see the recording
 * is told no more than that there is none.
 */
public final class Gate {
    /** Strangers learn nothing. */
    public static final Rule ONLY_WHO_MAY_SEE_A_RECORDING_LEARNS_OF_IT =
            Rule.of("OnlyWhoMaySeeARecordingLearnsOfIt", RefusalCode.RECORDING_NOT_FOUND);

    /** What was deleted stays so. */
    public static final Rule A_DELETED_RECORDING_STAYS_DELETED =
            Rule.of("ADeletedRecordingStaysDeleted", RefusalCode.RECORDING_DELETED);

    /** Viewers view. */
    public static final Rule ONLY_THE_OWNER_DISPOSES_OF_A_RECORDING = new Rule(
            "OnlyTheOwnerDisposesOfARecording",
            RefusalCode.INSUFFICIENT_PERMISSIONS,
            "Only the owner of the recording may do this.");

    /** What runs in a meeting is the meeting's to decide. */
    public static final Rule ONLY_THE_MEETING_OPENS_AND_CLOSES = new Rule(
            "OnlyTheMeetingOpensAndCloses",
            RefusalCode.INSUFFICIENT_PERMISSIONS,
            "A recording is started and stopped in its meeting.");

    private Gate() {}

    /** Lets the owner through to a living recording. */
    public static Decision<RecordingEvent> forOwner(
            Asked<?> asked, RecordingState state, Standing standing, Function<Living, Decision<RecordingEvent>> then) {
        return forSeer(asked, state, standing, (living, sight) -> switch (sight) {
            case OWNER -> then.apply(living);
            case VIEWER, NOBODY -> ONLY_THE_OWNER_DISPOSES_OF_A_RECORDING.refuses();
        });
    }

    /** Lets everybody who may see it through to a living recording. */
    public static Decision<RecordingEvent> forViewer(
            Asked<?> asked, RecordingState state, Standing standing, Function<Living, Decision<RecordingEvent>> then) {
        return forSeer(asked, state, standing, (living, _) -> then.apply(living));
    }

    private static Decision<RecordingEvent> forSeer(
            Asked<?> asked, RecordingState state, Standing standing, SeenBy then) {
        return switch (state) {
            case NoRecording _ -> ONLY_WHO_MAY_SEE_A_RECORDING_LEARNS_OF_IT.refuses();
            case Deleted deleted ->
                switch (Sight.of(asked.actor(), standing, deleted.particulars())) {
                    case OWNER, VIEWER -> A_DELETED_RECORDING_STAYS_DELETED.refuses();
                    case NOBODY -> ONLY_WHO_MAY_SEE_A_RECORDING_LEARNS_OF_IT.refuses();
                };
            case Living living -> {
                Sight sight = Sight.of(asked.actor(), standing, living.particulars());
                yield switch (sight) {
                    case OWNER, VIEWER -> then.decide(living, sight);
                    case NOBODY -> ONLY_WHO_MAY_SEE_A_RECORDING_LEARNS_OF_IT.refuses();
                };
            }
        };
    }

    private interface SeenBy {
        Decision<RecordingEvent> decide(Living living, Sight sight);
    }
}
