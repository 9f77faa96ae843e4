package io.videoconf.command.recording.rule;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.state.Particulars;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Deleted;
import io.videoconf.command.recording.state.RecordingState.Disposed;
import io.videoconf.command.recording.state.RecordingState.Disposing;
import io.videoconf.command.recording.state.RecordingState.Gone;
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

    /** What a meeting is recorded for is for its hosts. */
    public static final Rule ONLY_HOSTS_SHARE_AND_DELETE_A_RECORDING = new Rule(
            "OnlyHostsShareAndDeleteARecording",
            RefusalCode.INSUFFICIENT_PERMISSIONS,
            "Only the owner of the recording, and who leads its meeting while that runs, may do this.");

    /** A hold keeps bytes; it does not open them. */
    public static final Rule WHO_KEEPS_TO_THE_LAW_HOLDS_AND_DOES_NOT_LOOK = new Rule(
            "WhoKeepsToTheLawHoldsAndDoesNotLook",
            RefusalCode.INSUFFICIENT_PERMISSIONS,
            "You may hold this recording, and not read its bytes.");
    /** Holds are for the compliance role. */
    public static final Rule ONLY_WHO_KEEPS_TO_THE_LAW_HOLDS = new Rule(
            "OnlyWhoKeepsToTheLawHolds",
            RefusalCode.INSUFFICIENT_PERMISSIONS,
            "Legal holds are placed and lifted by the compliance role.");
    /** There is nothing left to hold. */
    public static final Rule WHAT_IS_DISPOSED_OF_IS_NOT_HELD =
            Rule.of("WhatIsDisposedOfIsNotHeld", RefusalCode.RECORDING_DELETED);
    /** What became of our own work. */
    public static final Rule ONLY_VIDEOCONF_SAYS_SO = new Rule(
            "OnlyVideoConfSaysSo",
            RefusalCode.INSUFFICIENT_PERMISSIONS,
            "What becomes of a recording's bytes is not for clients to say.");
    /** A hold is stronger than whoever owns it. */
    public static final Rule A_HELD_RECORDING_IS_KEPT = Rule.of("AHeldRecordingIsKept", RefusalCode.LEGAL_HOLD);

    private Gate() {}

    /** Lets the owner through to a living recording. */
    public static Decision<RecordingEvent> forOwner(
            Asked<?> asked, RecordingState state, Standing standing, Function<Living, Decision<RecordingEvent>> then) {
        return forSeer(asked, state, standing, (living, sight) -> switch (sight) {
            case OWNER -> then.apply(living);
            case MODERATOR, VIEWER, KEEPER, NOBODY -> ONLY_THE_OWNER_DISPOSES_OF_A_RECORDING.refuses();
        });
    }

    /** Lets the owner, and who leads the meeting while it runs, through to a living recording. */
    public static Decision<RecordingEvent> forHosts(
            Asked<?> asked, RecordingState state, Standing standing, Function<Living, Decision<RecordingEvent>> then) {
        return forSeer(asked, state, standing, (living, sight) -> switch (sight) {
            case OWNER, MODERATOR -> then.apply(living);
            case VIEWER, KEEPER, NOBODY -> ONLY_HOSTS_SHARE_AND_DELETE_A_RECORDING.refuses();
        });
    }

    /** Lets everybody who may see it through to a living recording. */
    public static Decision<RecordingEvent> forViewer(
            Asked<?> asked, RecordingState state, Standing standing, Function<Living, Decision<RecordingEvent>> then) {
        return forSeer(asked, state, standing, (living, sight) -> switch (sight) {
            case OWNER, VIEWER -> then.apply(living);
            case MODERATOR -> ONLY_THE_OWNER_DISPOSES_OF_A_RECORDING.refuses();
            case KEEPER, NOBODY -> WHO_KEEPS_TO_THE_LAW_HOLDS_AND_DOES_NOT_LOOK.refuses();
        });
    }

    /** Lets whoever keeps to the law in its organisation, and VideoConf itself, through to what can still be kept. */
    public static Decision<RecordingEvent> forKeeper(
            Asked<?> asked, RecordingState state, Function<Particulars, Decision<RecordingEvent>> then) {
        return switch (state) {
            case NoRecording _ -> ONLY_WHO_MAY_SEE_A_RECORDING_LEARNS_OF_IT.refuses();
            case Living it -> kept(asked, it.particulars(), then);
            case Deleted it -> kept(asked, it.particulars(), then);
            case Disposing it -> kept(asked, it.particulars(), _ -> WHAT_IS_DISPOSED_OF_IS_NOT_HELD.refuses());
            case Disposed it -> kept(asked, it.particulars(), _ -> WHAT_IS_DISPOSED_OF_IS_NOT_HELD.refuses());
        };
    }

    private static Decision<RecordingEvent> kept(
            Asked<?> asked, Particulars recording, Function<Particulars, Decision<RecordingEvent>> then) {
        if (asked.actor().isSystem()) {
            return then.apply(recording);
        }
        boolean keeps = asked.actor().role() == TenantRole.COMPLIANCE
                && asked.actor().tenant().equals(recording.tenantId());
        if (keeps) {
            return then.apply(recording);
        }
        return switch (Sight.of(asked.actor(), Standing.UNKNOWN, recording)) {
            case OWNER -> ONLY_WHO_KEEPS_TO_THE_LAW_HOLDS.refuses();
            case MODERATOR, VIEWER, KEEPER, NOBODY -> ONLY_WHO_MAY_SEE_A_RECORDING_LEARNS_OF_IT.refuses();
        };
    }

    /** Lets VideoConf itself through to a living recording; to others there is no such thing. */
    public static Decision<RecordingEvent> forUs(
            Asked<?> asked, RecordingState state, Function<Living, Decision<RecordingEvent>> then) {
        if (!asked.actor().isSystem()) {
            return ONLY_VIDEOCONF_SAYS_SO.refuses();
        }
        return switch (state) {
            case NoRecording _ -> ONLY_WHO_MAY_SEE_A_RECORDING_LEARNS_OF_IT.refuses();
            case Living living -> then.apply(living);
            case Gone _ -> Decision.alreadySo();
        };
    }

    private static Decision<RecordingEvent> forSeer(
            Asked<?> asked, RecordingState state, Standing standing, SeenBy then) {
        return switch (state) {
            case NoRecording _ -> ONLY_WHO_MAY_SEE_A_RECORDING_LEARNS_OF_IT.refuses();
            case Gone gone ->
                switch (Sight.of(asked.actor(), standing, gone.particulars())) {
                    case OWNER, MODERATOR, VIEWER, KEEPER -> A_DELETED_RECORDING_STAYS_DELETED.refuses();
                    case NOBODY -> ONLY_WHO_MAY_SEE_A_RECORDING_LEARNS_OF_IT.refuses();
                };
            case Living living -> {
                Sight sight = Sight.of(asked.actor(), standing, living.particulars());
                yield switch (sight) {
                    case OWNER, MODERATOR, VIEWER, KEEPER -> then.decide(living, sight);
                    case NOBODY -> ONLY_WHO_MAY_SEE_A_RECORDING_LEARNS_OF_IT.refuses();
                };
            }
        };
    }

    private interface SeenBy {
        Decision<RecordingEvent> decide(Living living, Sight sight);
    }
}
