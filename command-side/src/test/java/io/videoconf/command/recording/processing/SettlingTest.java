package io.videoconf.command.recording.processing;

import static io.videoconf.command.recording.Given.NOW;
import static io.videoconf.command.recording.Given.ONE;
import static io.videoconf.command.recording.Given.OWNER;
import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.TWO;
import static io.videoconf.command.recording.Given.asked;
import static io.videoconf.command.recording.Given.assertAlreadySo;
import static io.videoconf.command.recording.Given.awaiting;
import static io.videoconf.command.recording.Given.capturing;
import static io.videoconf.command.recording.Given.completed;
import static io.videoconf.command.recording.Given.eventsOf;
import static io.videoconf.command.recording.Given.expired;
import static io.videoconf.command.recording.Given.inspecting;
import static io.videoconf.command.recording.Given.part;
import static io.videoconf.command.recording.Given.processing;
import static io.videoconf.command.recording.Given.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.MediaFacts;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.PartProblem;
import io.videoconf.api.recording.PartRange;
import io.videoconf.api.recording.StoredObject;
import io.videoconf.api.recording.WorkStep;
import io.videoconf.api.recording.commands.DelayProcessing;
import io.videoconf.api.recording.commands.ExpireUpload;
import io.videoconf.api.recording.commands.SettleProcessing;
import io.videoconf.api.recording.commands.SettleUpload;
import io.videoconf.api.recording.events.CompletionRequested;
import io.videoconf.api.recording.events.PartsMissed;
import io.videoconf.api.recording.events.ProcessingDelayed;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingFailed;
import io.videoconf.api.recording.events.UploadCompleted;
import io.videoconf.api.recording.events.UploadFoundWanting;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.state.RecordingFold;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Completed;
import io.videoconf.command.recording.state.RecordingState.Processing;
import io.videoconf.command.recording.upload.Expiring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the work on bytes has come to, and what is made of an upload that nobody completes. */
class SettlingTest {
    private static final String WHOLE = "e".repeat(64);
    private static final Duration PATIENCE = Duration.ofHours(24);
    private static final MediaFacts MEDIA =
            new MediaFacts(1L, 2, 3, "webm", "vp8", "opus", null, new StoredObject(WHOLE, 7), List.of());

    @Test
    void whatWasReadBackWholeIsAFactAndIsInspected() {
        RecordingState state = processing(ONE, TWO);
        List<RecordingEvent> events = eventsOf(found(state, List.of(ONE, TWO), List.of(ONE, TWO), 300L));
        assertThat(events).containsExactly(new UploadCompleted(RECORDING, List.of(ONE, TWO), 300, WHOLE, NOW));
        state = RecordingFold.evolve(state, events);
        assertThat(state).isInstanceOf(Processing.class);
        state = RecordingFold.evolve(
                state, eventsOf(Settling.media(asked(Actor.SYSTEM, new SettleProcessing(RECORDING, MEDIA)), state)));
        assertThat(state).isInstanceOf(Completed.class);
        assertThat(((Completed) state).thumbnail()).isEqualTo(MEDIA.thumbnail());
    }

    @Test
    void whatIsWrongIsSentAgain() {
        List<PartProblem> problems = List.of(new PartProblem(2, "wrong_digest"));
        RecordingState state = processing(ONE, TWO);
        List<RecordingEvent> events = eventsOf(Settling.upload(
                asked(Actor.SYSTEM, new SettleUpload(RECORDING, List.of(ONE, TWO), List.of(), problems, null, null)),
                state));
        assertThat(events).containsExactly(new UploadFoundWanting(RECORDING, problems, NOW));
        assertThat(RecordingFold.evolve(state, events)).isEqualTo(awaiting(ONE, TWO));
    }

    @Test
    void whatNeverCameIsDoneWithoutAndSaidToBe() {
        RecordingState state = expired(ONE, TWO, part(5, 'e'));
        assertThat(eventsOf(found(state, List.of(ONE, TWO, part(5, 'e')), List.of(ONE), 100L)))
                .containsExactly(
                        new PartsMissed(RECORDING, List.of(new PartRange(2, 5)), NOW),
                        new UploadCompleted(RECORDING, List.of(ONE), 100, WHOLE, NOW));
    }

    @Test
    void nothingUsableIsAFailureWithTheReason() {
        RecordingState state = expired(ONE);
        assertThat(eventsOf(Settling.upload(
                        asked(
                                Actor.SYSTEM,
                                new SettleUpload(
                                        RECORDING,
                                        List.of(ONE),
                                        List.of(),
                                        List.of(new PartProblem(1, "missing")),
                                        null,
                                        null)),
                        state)))
                .singleElement()
                .isInstanceOf(RecordingFailed.class);
    }

    @Test
    void evidenceOfOtherPartsDecidesNothing() {
        assertThat(refusalOf(found(processing(ONE, TWO), List.of(ONE), List.of(ONE), 100L))
                        .rule())
                .isEqualTo("ThePartsAreTheOnesThatWereRead");
        assertThat(refusalOf(found(processing(ONE, TWO), List.of(ONE, TWO), List.of(ONE), 100L))
                        .rule())
                .isEqualTo("ThePartsAreTheOnesThatWereRead");
    }

    @Test
    void toldTwiceItIsSoOnceAndNobodyElseTells() {
        assertAlreadySo(found(completed(ONE), List.of(ONE), List.of(ONE), 100L));
        assertAlreadySo(found(inspecting(ONE), List.of(ONE), List.of(ONE), 100L));
        assertThat(refusalOf(Settling.media(asked(OWNER, new SettleProcessing(RECORDING, MEDIA)), inspecting(ONE)))
                        .code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
    }

    @Test
    void whatIsTriedAgainSaysWhyHowOftenAndWhenUnlessNothingIsDoneAnyMore() {
        DelayProcessing delay =
                new DelayProcessing(RECORDING, WorkStep.VERIFYING, "the store is away", 3, NOW.plusSeconds(8));
        ProcessingDelayed delayed =
                new ProcessingDelayed(RECORDING, WorkStep.VERIFYING, "the store is away", 3, NOW.plusSeconds(8), NOW);
        assertThat(eventsOf(Settling.delay(asked(Actor.SYSTEM, delay), processing(ONE))))
                .containsExactly(delayed);
        assertThat(eventsOf(Settling.delay(asked(Actor.SYSTEM, delay), inspecting(ONE))))
                .containsExactly(delayed);
        assertAlreadySo(Settling.delay(asked(Actor.SYSTEM, delay), completed(ONE)));
        assertAlreadySo(Settling.delay(asked(Actor.SYSTEM, delay), awaiting(ONE)));
        assertThat(refusalOf(Settling.delay(asked(OWNER, delay), processing(ONE)))
                        .code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
    }

    @Test
    void anUploadThatNobodyCompletesIsCompletedFromWhatCame() {
        assertAlreadySo(expire(awaiting(ONE), NOW.plus(PATIENCE).minusSeconds(1)));
        assertThat(eventsOf(expire(awaiting(ONE), NOW.plus(PATIENCE))))
                .containsExactly(new CompletionRequested(RECORDING, true, NOW.plus(PATIENCE)));
        assertThat(eventsOf(expire(awaiting(), NOW.plus(PATIENCE))))
                .singleElement()
                .isInstanceOf(RecordingFailed.class);
        assertAlreadySo(expire(capturing(ONE), NOW.plus(PATIENCE)));
        assertAlreadySo(expire(completed(ONE), NOW.plus(PATIENCE)));
    }

    private static Decision<RecordingEvent> found(
            RecordingState state, List<Part> examined, List<Part> used, long size) {
        return Settling.upload(
                asked(Actor.SYSTEM, new SettleUpload(RECORDING, examined, used, List.of(), size, WHOLE)), state);
    }

    private static Decision<RecordingEvent> expire(RecordingState state, Instant at) {
        Asked<ExpireUpload> asked = asked(Actor.SYSTEM, new ExpireUpload(RECORDING));
        return Expiring.decide(new Asked<>(asked.command(), asked.origin(), at), state, PATIENCE);
    }
}
