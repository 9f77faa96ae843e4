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
import static io.videoconf.command.recording.Given.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.commands.CompleteUpload;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.UploadCompleted;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.upload.PartsEvidence.Faulty;
import io.videoconf.command.recording.upload.PartsEvidence.NotExamined;
import io.videoconf.command.recording.upload.PartsEvidence.PutTogether;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompletingTest {
    private static final Asked<CompleteUpload> ASKED = asked(OWNER, new CompleteUpload(RECORDING));
    private static final String WHOLE = "e".repeat(64);

    @Test
    void whatWasReadBackWholeIsComplete() {
        assertThat(eventsOf(decide(awaiting(TWO, ONE), new PutTogether(List.of(ONE, TWO), 300, WHOLE))))
                .containsExactly(new UploadCompleted(RECORDING, List.of(ONE, TWO), 300, WHOLE, NOW));
    }

    @Test
    void everyMissingAndWrongPartIsStated() {
        Part four = part(4, 'f');
        Refusal refusal = refusalOf(decide(
                awaiting(ONE, TWO, four),
                new Faulty(
                        List.of(ONE, TWO, four),
                        List.of(
                                new PartFault.WrongDigest(4, "f", "0"),
                                new PartFault.Missing(1),
                                new PartFault.WrongSize(2, 200, 7)))));
        assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_STATE);
        assertThat(refusal.details())
                .containsEntry("parts_wrong", 4)
                .containsEntry(
                        "parts",
                        List.of(
                                Map.of("part_number", 1, "problem", "missing"),
                                Map.of("part_number", 2, "problem", "wrong_size", "expected", 200L, "found", 7L),
                                Map.of("part_number", 3, "problem", "not_requested"),
                                Map.of("part_number", 4, "problem", "wrong_digest", "expected", "f", "found", "0")));
    }

    @Test
    void aGapIsStatedAlsoWhenEveryPartThatCameIsRight() {
        assertThat(refusalOf(decide(awaiting(TWO), new Faulty(List.of(TWO), List.of())))
                        .details())
                .containsEntry("parts", List.of(Map.of("part_number", 1, "problem", "not_requested")));
    }

    @Test
    void noPartAtAllIsAGap() {
        assertThat(refusalOf(decide(awaiting(), new NotExamined())).details())
                .containsEntry("parts", List.of(Map.of("part_number", 1, "problem", "not_requested")));
    }

    @Test
    void aHugeGapIsCountedAndNotListedToTheLast() {
        Map<String, Object> details = refusalOf(decide(awaiting(part(10_000, 'a')), new NotExamined()))
                .details();
        assertThat(details).containsEntry("parts_wrong", 9_999);
        assertThat((List<?>) details.get("parts")).hasSize(100);
    }

    @Test
    void evidenceOfOtherPartsThanThoseOfNowDecidesNothing() {
        RecordingState replaced = awaiting(ONE, part(1, 'd'));
        for (PartsEvidence stale : List.of(
                new PutTogether(List.of(ONE), 100, WHOLE),
                new Faulty(List.of(ONE), List.of(new PartFault.Missing(1))),
                new NotExamined())) {
            assertThat(refusalOf(decide(replaced, stale)).rule()).isEqualTo("ThePartsAreTheOnesThatWereRead");
        }
    }

    @Test
    void completedTwiceIsCompletedOnceWhateverTheStoreHasMeanwhile() {
        assertAlreadySo(decide(completed(ONE), new NotExamined()));
        assertAlreadySo(decide(completed(ONE), new Faulty(List.of(ONE), List.of(new PartFault.Missing(1)))));
    }

    @Test
    void aRunningRecordingIsNotComplete() {
        Refusal refusal = refusalOf(decide(capturing(ONE), new PutTogether(List.of(ONE), 100, WHOLE)));
        assertThat(refusal.rule()).isEqualTo("ARunningRecordingIsStoppedBeforeItIsCompleted");
        assertThat(refusal.details()).containsEntry("status", "recording");
    }

    @Test
    void aLocalRecordingHasNothingToComplete() {
        assertThat(refusalOf(decide(keptLocally(), new NotExamined())).rule()).isEqualTo("LocalRecordingsHaveNoBytes");
    }

    @Test
    void bytesAreOnlyReadWhenTheDecisionHangsOnThem() {
        assertThat(inQuestion(ASKED, awaiting(ONE, TWO))).containsExactly(ONE, TWO);
        assertThat(inQuestion(ASKED, awaiting(TWO))).containsExactly(TWO);
        assertThat(inQuestion(ASKED, awaiting())).isEmpty();
        assertThat(inQuestion(ASKED, capturing(ONE))).isEmpty();
        assertThat(inQuestion(ASKED, completed(ONE))).isEmpty();
        assertThat(inQuestion(asked(OUTSIDER, new CompleteUpload(RECORDING)), awaiting(ONE)))
                .isEmpty();
    }

    private static List<Part> inQuestion(Asked<CompleteUpload> asked, RecordingState state) {
        return Completing.partsInQuestion(asked, state, Standing.UNKNOWN);
    }

    private static Decision<RecordingEvent> decide(RecordingState state, PartsEvidence evidence) {
        return Completing.decide(ASKED, state, Standing.UNKNOWN, evidence);
    }
}
