package io.videoconf.command.recording.deletion;

import static io.videoconf.command.recording.Given.BIN;
import static io.videoconf.command.recording.Given.COMPLIANCE;
import static io.videoconf.command.recording.Given.NOW;
import static io.videoconf.command.recording.Given.ONE;
import static io.videoconf.command.recording.Given.OUTSIDER;
import static io.videoconf.command.recording.Given.OWNER;
import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.after;
import static io.videoconf.command.recording.Given.asked;
import static io.videoconf.command.recording.Given.assertAlreadySo;
import static io.videoconf.command.recording.Given.completed;
import static io.videoconf.command.recording.Given.eventsOf;
import static io.videoconf.command.recording.Given.held;
import static io.videoconf.command.recording.Given.inTheBin;
import static io.videoconf.command.recording.Given.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.DisposalCause;
import io.videoconf.api.recording.commands.DiscardOrphanedRecording;
import io.videoconf.api.recording.commands.DisposeRecording;
import io.videoconf.api.recording.commands.PlaceRecordingHold;
import io.videoconf.api.recording.commands.ReleaseRecordingHold;
import io.videoconf.api.recording.commands.RestoreRecording;
import io.videoconf.api.recording.commands.RetireRecording;
import io.videoconf.api.recording.commands.SettleDisposal;
import io.videoconf.api.recording.events.DisposalBegun;
import io.videoconf.api.recording.events.DisposalDue;
import io.videoconf.api.recording.events.DisposalPostponed;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingDisposed;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingHoldReleased;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.holds.Holding;
import io.videoconf.command.recording.holds.Releasing;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingFold;
import io.videoconf.command.recording.state.RecordingState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bin, legal holds, and the end. */
class KeepingTest {
    private static final DisposeRecording DISPOSE = new DisposeRecording(RECORDING);

    @Test
    void outOfTheBinItIsWhatItWas() {
        RecordingState before = completed(ONE);
        List<RecordingEvent> restored = eventsOf(restore(OWNER, inTheBin(before)));
        assertThat(RecordingFold.evolve(inTheBin(before), restored)).isEqualTo(before);
        assertThat(refusalOf(restore(OUTSIDER, inTheBin(before))).code()).isEqualTo(RefusalCode.RECORDING_NOT_FOUND);
        assertAlreadySo(restore(OWNER, before));
    }

    @Test
    void itIsDisposedOfWhenItsTimeHasComeAndNotBefore() {
        assertAlreadySo(dispose(inTheBin(completed(ONE)), NOW.plus(BIN).minusSeconds(1)));
        List<RecordingEvent> begun = eventsOf(dispose(inTheBin(completed(ONE)), NOW.plus(BIN)));
        assertThat(begun).containsExactly(new DisposalBegun(RECORDING, NOW.plus(BIN)));
        RecordingState disposing = RecordingFold.evolve(inTheBin(completed(ONE)), begun);
        assertThat(refusalOf(restore(OWNER, disposing)).code()).isEqualTo(RefusalCode.RECORDING_DELETED);
        assertThat(eventsOf(Disposing.settle(asked(Actor.SYSTEM, new SettleDisposal(RECORDING, 3)), disposing)))
                .containsExactly(new RecordingDisposed(RECORDING, "c".repeat(64), 100L, 3, NOW));
    }

    @Test
    void nobodyElseDisposes() {
        assertThat(refusalOf(Disposing.begin(asked(OWNER, DISPOSE), inTheBin(completed(ONE))))
                        .code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
    }

    @Test
    void whatIsHeldInTheBinOutlivesItsTimeUntilTheLastHoldIsLifted() {
        RecordingState state = held(held(inTheBin(completed(ONE)), "one"), "two");
        Instant late = NOW.plus(BIN);
        List<RecordingEvent> postponed = eventsOf(dispose(state, late));
        assertThat(postponed).containsExactly(new DisposalPostponed(RECORDING, DisposalCause.DELETED, late));
        state = RecordingFold.evolve(state, postponed);
        assertAlreadySo(dispose(state, late));
        List<RecordingEvent> first = eventsOf(release(state, "one"));
        assertThat(first).hasSize(1);
        state = RecordingFold.evolve(state, first);
        assertThat(eventsOf(release(state, "two")))
                .containsExactly(
                        new RecordingHoldReleased(RECORDING, "two", "over", COMPLIANCE.id(), NOW),
                        new DisposalDue(RECORDING, NOW, DisposalCause.DELETED, NOW));
        assertAlreadySo(release(state, "three"));
    }

    @Test
    void aHoldIsStrongerThanTheEndOfItsOwnersAccountAndWhatItKeptGoesWithIt() {
        RecordingState state = held(completed(ONE), "one");
        DiscardOrphanedRecording discard = new DiscardOrphanedRecording(RECORDING);
        List<RecordingEvent> postponed = eventsOf(Discarding.decide(asked(Actor.SYSTEM, discard), state));
        assertThat(postponed).containsExactly(new DisposalPostponed(RECORDING, DisposalCause.OWNER_GONE, NOW));
        state = RecordingFold.evolve(state, postponed);
        assertAlreadySo(Discarding.decide(asked(Actor.SYSTEM, discard), state));
        state = RecordingFold.evolve(state, eventsOf(release(state, "one")));
        assertThat(state).isInstanceOf(RecordingState.Deleted.class);
        assertThat(eventsOf(dispose(state, NOW))).hasSize(1);
    }

    @Test
    void whatWasKeptLongEnoughIsDueAtOnceAndAHoldIsStrongerThanThat() {
        RetireRecording retire = new RetireRecording(RECORDING);
        List<RecordingEvent> due = eventsOf(Retiring.decide(asked(Actor.SYSTEM, retire), completed(ONE)));
        assertThat(due)
                .containsExactly(
                        new RecordingDeleted(RECORDING, NOW),
                        new DisposalDue(RECORDING, NOW, DisposalCause.RETENTION, NOW));
        assertThat(eventsOf(dispose(RecordingFold.evolve(completed(ONE), due), NOW)))
                .containsExactly(new DisposalBegun(RECORDING, NOW));
        assertThat(eventsOf(Retiring.decide(asked(Actor.SYSTEM, retire), inTheBin(completed(ONE)))))
                .as("the bin keeps nothing longer")
                .containsExactly(new DisposalDue(RECORDING, NOW, DisposalCause.RETENTION, NOW));
        RecordingState state = held(completed(ONE), "one");
        List<RecordingEvent> postponed = eventsOf(Retiring.decide(asked(Actor.SYSTEM, retire), state));
        assertThat(postponed).containsExactly(new DisposalPostponed(RECORDING, DisposalCause.RETENTION, NOW));
        state = RecordingFold.evolve(state, postponed);
        assertAlreadySo(Retiring.decide(asked(Actor.SYSTEM, retire), state));
        assertThat(eventsOf(release(state, "one")))
                .contains(new DisposalDue(RECORDING, NOW, DisposalCause.RETENTION, NOW));
        assertThat(refusalOf(Retiring.decide(asked(OWNER, retire), completed(ONE)))
                        .code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
    }

    @Test
    void aHoldThatWasLiftedKeepsNothingAndMakesNothingGo() {
        RecordingState state = held(completed(ONE), "one");
        state = RecordingFold.evolve(state, eventsOf(release(state, "one")));
        assertThat(state).isEqualTo(completed(ONE));
    }

    @Test
    void whatIsBeingDisposedOfIsNotHeldAnyMore() {
        RecordingState disposing = after(inTheBin(completed(ONE)), new DisposalBegun(RECORDING, NOW));
        assertThat(refusalOf(Holding.decide(
                                asked(COMPLIANCE, new PlaceRecordingHold(RECORDING, "h", "c", "r")), disposing))
                        .code())
                .isEqualTo(RefusalCode.RECORDING_DELETED);
    }

    @Test
    void aHoldSaysWhatForAndWhy() {
        Refusal refusal = refusalOf(
                Holding.decide(asked(COMPLIANCE, new PlaceRecordingHold(RECORDING, "", " ", "")), completed(ONE)));
        assertThat(refusal.code()).isEqualTo(RefusalCode.VALIDATION_FAILED);
        assertThat(refusal.details().get("fields"))
                .isEqualTo(Map.of(
                        "hold_id", "must have between 1 and 100 characters",
                        "case_id", "must have between 1 and 100 characters",
                        "reason", "must have between 1 and 1000 characters"));
    }

    private static Decision<RecordingEvent> restore(Actor actor, RecordingState state) {
        return Restoring.decide(asked(actor, new RestoreRecording(RECORDING)), state, Standing.UNKNOWN);
    }

    private static Decision<RecordingEvent> release(RecordingState state, String hold) {
        return Releasing.decide(asked(COMPLIANCE, new ReleaseRecordingHold(RECORDING, hold, "over")), state);
    }

    private static Decision<RecordingEvent> dispose(RecordingState state, Instant at) {
        Asked<DisposeRecording> asked = asked(Actor.SYSTEM, DISPOSE);
        return Disposing.begin(new Asked<>(asked.command(), asked.origin(), at), state);
    }
}
