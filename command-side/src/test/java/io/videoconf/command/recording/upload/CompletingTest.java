package io.videoconf.command.recording.upload;

import static io.videoconf.command.recording.Given.NOW;
import static io.videoconf.command.recording.Given.ONE;
import static io.videoconf.command.recording.Given.OUTSIDER;
import static io.videoconf.command.recording.Given.OWNER;
import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.TWO;
import static io.videoconf.command.recording.Given.asked;
import static io.videoconf.command.recording.Given.assertAlreadySo;
import static io.videoconf.command.recording.Given.awaiting;
import static io.videoconf.command.recording.Given.capturing;
import static io.videoconf.command.recording.Given.completed;
import static io.videoconf.command.recording.Given.eventsOf;
import static io.videoconf.command.recording.Given.keptLocally;
import static io.videoconf.command.recording.Given.part;
import static io.videoconf.command.recording.Given.processing;
import static io.videoconf.command.recording.Given.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.commands.CompleteUpload;
import io.videoconf.api.recording.events.CompletionRequested;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingState;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompletingTest {
    private static final Asked<CompleteUpload> ASKED = asked(OWNER, new CompleteUpload(RECORDING));

    @Test
    void whatIsAllThereIsAskedToBeReadBack() {
        assertThat(eventsOf(decide(awaiting(TWO, ONE), onHand(ONE, TWO))))
                .containsExactly(new CompletionRequested(RECORDING, false, NOW));
    }

    @Test
    void everyMissingPartIsStatedAndSoAreTheRanges() {
        Refusal refusal = refusalOf(
                decide(awaiting(ONE, TWO, part(4, 'f'), part(7, 'e')), new PartsOnHand(Map.of(2, 7L, 7, 700L))));
        assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_STATE);
        assertThat(refusal.details())
                .containsEntry("parts_wrong", 6)
                .containsEntry("missing_ranges", List.of(Map.of("from", 1, "to", 6)))
                .containsEntry(
                        "parts",
                        List.of(
                                Map.of("part_number", 1, "problem", "missing"),
                                Map.of("part_number", 2, "problem", "wrong_size", "expected", 200L, "found", 7L),
                                Map.of("part_number", 3, "problem", "not_requested"),
                                Map.of("part_number", 4, "problem", "missing"),
                                Map.of("part_number", 5, "problem", "not_requested"),
                                Map.of("part_number", 6, "problem", "not_requested")));
    }

    @Test
    void aGapIsStatedAlsoWhenEveryPartThatCameIsRight() {
        assertThat(refusalOf(decide(awaiting(TWO), onHand(TWO))).details())
                .containsEntry("parts", List.of(Map.of("part_number", 1, "problem", "not_requested")));
    }

    @Test
    void noPartAtAllIsAGap() {
        assertThat(refusalOf(decide(awaiting(), PartsOnHand.NONE)).details())
                .containsEntry("parts", List.of(Map.of("part_number", 1, "problem", "not_requested")));
    }

    @Test
    void aHugeGapIsCountedAndNotListedToTheLast() {
        Map<String, Object> details = refusalOf(decide(awaiting(part(10_000, 'a')), onHand(part(10_000, 'a'))))
                .details();
        assertThat(details).containsEntry("parts_wrong", 9_999);
        assertThat((List<?>) details.get("parts")).hasSize(100);
        assertThat(details).containsEntry("missing_ranges", List.of(Map.of("from", 1, "to", 9_999)));
    }

    @Test
    void askedTwiceItIsAskedOnceWhateverTheStoreHasMeanwhile() {
        assertAlreadySo(decide(processing(ONE), PartsOnHand.NONE));
        assertAlreadySo(decide(completed(ONE), PartsOnHand.NONE));
    }

    @Test
    void aRunningRecordingIsNotComplete() {
        Refusal refusal = refusalOf(decide(capturing(ONE), onHand(ONE)));
        assertThat(refusal.rule()).isEqualTo("ARunningRecordingIsStoppedBeforeItIsCompleted");
        assertThat(refusal.details()).containsEntry("status", "recording");
    }

    @Test
    void aLocalRecordingHasNothingToComplete() {
        assertThat(refusalOf(decide(keptLocally(), PartsOnHand.NONE)).rule()).isEqualTo("LocalRecordingsHaveNoBytes");
    }

    @Test
    void theStoreIsOnlyAskedWhenTheDecisionHangsOnIt() {
        assertThat(Completing.hangsOnTheStore(ASKED, awaiting(ONE, TWO), Standing.UNKNOWN))
                .isTrue();
        for (RecordingState state : List.of(capturing(ONE), processing(ONE), completed(ONE), keptLocally())) {
            assertThat(Completing.hangsOnTheStore(ASKED, state, Standing.UNKNOWN))
                    .isFalse();
        }
        assertThat(Completing.hangsOnTheStore(
                        asked(OUTSIDER, new CompleteUpload(RECORDING)), awaiting(ONE), Standing.UNKNOWN))
                .isFalse();
    }

    private static PartsOnHand onHand(Part... parts) {
        return new PartsOnHand(Stream.of(parts).collect(Collectors.toMap(Part::number, Part::size)));
    }

    private static Decision<RecordingEvent> decide(RecordingState state, PartsOnHand onHand) {
        return Completing.decide(ASKED, state, Standing.UNKNOWN, onHand);
    }
}
