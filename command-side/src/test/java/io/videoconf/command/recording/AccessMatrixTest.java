package io.videoconf.command.recording;

import static io.videoconf.command.recording.Given.ANN;
import static io.videoconf.command.recording.Given.BIN;
import static io.videoconf.command.recording.Given.COLLEAGUE;
import static io.videoconf.command.recording.Given.COMPLIANCE;
import static io.videoconf.command.recording.Given.IMPOSTOR;
import static io.videoconf.command.recording.Given.NOW;
import static io.videoconf.command.recording.Given.ONE;
import static io.videoconf.command.recording.Given.OTHER_COMPLIANCE;
import static io.videoconf.command.recording.Given.OUTSIDER;
import static io.videoconf.command.recording.Given.OWNER;
import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.after;
import static io.videoconf.command.recording.Given.asked;
import static io.videoconf.command.recording.Given.completed;
import static io.videoconf.command.recording.Given.eventsOf;
import static io.videoconf.command.recording.Given.nothing;
import static io.videoconf.command.recording.Given.refusalOf;
import static io.videoconf.command.recording.Given.shareable;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.commands.ChangeRecording;
import io.videoconf.api.recording.commands.CompleteUpload;
import io.videoconf.api.recording.commands.DeleteRecording;
import io.videoconf.api.recording.commands.PlaceRecordingHold;
import io.videoconf.api.recording.commands.RequestDownload;
import io.videoconf.api.recording.commands.RequestPartUpload;
import io.videoconf.api.recording.commands.ShareRecording;
import io.videoconf.api.recording.commands.UnshareRecording;
import io.videoconf.api.recording.events.RecordingChanged;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingShared;
import io.videoconf.api.recording.events.RecordingUnshared;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.access.Downloading;
import io.videoconf.command.recording.deletion.Deleting;
import io.videoconf.command.recording.holds.Holding;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.sharing.Changing;
import io.videoconf.command.recording.sharing.Sharing;
import io.videoconf.command.recording.sharing.Unsharing;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.upload.Completing;
import io.videoconf.command.recording.upload.PartsOnHand;
import io.videoconf.command.recording.upload.RequestingAPart;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is told what, for every capability that a client can reach. */
class AccessMatrixTest {
    private static final List<String> NEW = List.of("new@example.com");
    private static final List<String> ANNS = List.of("ann@example.org");
    private static final RecordingState SHARED =
            completed(after(shareable(), new RecordingShared(RECORDING, ANNS, NOW)), ONE);

    @Test
    void whoIsNotTheOwnerAndSeesNothingLearnsNothing() {
        for (Actor actor : List.of(COLLEAGUE, OUTSIDER, IMPOSTOR)) {
            assertThat(all(actor, Standing.UNKNOWN, SHARED)).containsOnly(RefusalCode.RECORDING_NOT_FOUND);
            assertThat(all(actor, ANN, completed(ONE))).containsOnly(RefusalCode.RECORDING_NOT_FOUND);
        }
    }

    @Test
    void theAnswerForWhatIsHiddenIsTheAnswerForWhatIsNot() {
        assertThat(refusalOf(delete(OUTSIDER, Standing.UNKNOWN, SHARED)))
                .isEqualTo(refusalOf(delete(OUTSIDER, Standing.UNKNOWN, nothing())));
    }

    @Test
    void withWhomItIsSharedMayLookAndNotTouch() {
        assertThat(owners(OUTSIDER, ANN, SHARED)).containsOnly(RefusalCode.INSUFFICIENT_PERMISSIONS);
    }

    @Test
    void unsharedAgainOrMadePrivateAgainIsOutOfSight() {
        RecordingState unshared = after(SHARED, new RecordingUnshared(RECORDING, ANNS, NOW));
        RecordingState closed = after(SHARED, new RecordingChanged(RECORDING, "Weekly", true, NOW));
        for (RecordingState state : List.of(unshared, closed)) {
            assertThat(all(OUTSIDER, ANN, state)).containsOnly(RefusalCode.RECORDING_NOT_FOUND);
        }
    }

    @Test
    void theDeletedIsGoneForWhoKnewItAndNeverWasForOthers() {
        RecordingState deleted = after(SHARED, new RecordingDeleted(RECORDING, NOW));
        assertThat(all(OWNER, Standing.UNKNOWN, deleted)).containsOnly(RefusalCode.RECORDING_DELETED);
        assertThat(all(OUTSIDER, ANN, deleted)).containsOnly(RefusalCode.RECORDING_DELETED);
        assertThat(all(COLLEAGUE, Standing.UNKNOWN, deleted)).containsOnly(RefusalCode.RECORDING_NOT_FOUND);
    }

    @Test
    void whoKeepsToTheLawKnowsOfItAndOpensNothing() {
        for (RecordingState state : List.of(SHARED, completed(ONE))) {
            assertThat(all(COMPLIANCE, Standing.UNKNOWN, state)).containsOnly(RefusalCode.INSUFFICIENT_PERMISSIONS);
            assertThat(all(OTHER_COMPLIANCE, Standing.UNKNOWN, state)).containsOnly(RefusalCode.RECORDING_NOT_FOUND);
        }
    }

    @Test
    void onlyWhoKeepsToTheLawOfTheOrganisationHolds() {
        PlaceRecordingHold hold = new PlaceRecordingHold(RECORDING, "h", "c", "r");
        assertThat(refusalOf(Holding.decide(asked(OWNER, hold), SHARED)).code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        for (Actor actor : List.of(COLLEAGUE, OUTSIDER, IMPOSTOR, OTHER_COMPLIANCE)) {
            assertThat(refusalOf(Holding.decide(asked(actor, hold), SHARED)).code())
                    .isEqualTo(RefusalCode.RECORDING_NOT_FOUND);
        }
        assertThat(eventsOf(Holding.decide(asked(COMPLIANCE, hold), SHARED))).hasSize(1);
        assertThat(eventsOf(Holding.decide(asked(Actor.SYSTEM, hold), SHARED))).hasSize(1);
    }

    @Test
    void whoLeadsTheMeetingWhileItRunsSharesAndDeletesAndDoesNotMore() {
        Standing leading = new Standing(null, true);
        for (Actor actor : List.of(COLLEAGUE, OUTSIDER)) {
            assertThat(eventsOf(Sharing.decide(asked(actor, new ShareRecording(RECORDING, NEW)), SHARED, leading)))
                    .hasSize(1);
            assertThat(eventsOf(Unsharing.decide(asked(actor, new UnshareRecording(RECORDING, ANNS)), SHARED, leading)))
                    .hasSize(1);
            assertThat(eventsOf(Changing.decide(
                            asked(actor, new ChangeRecording(RECORDING, "Ours", null)), SHARED, leading)))
                    .hasSize(1);
            assertThat(eventsOf(delete(actor, leading, SHARED))).isNotEmpty();
            assertThat(refusalOf(RequestingAPart.decide(
                                    asked(actor, new RequestPartUpload(RECORDING, ONE)), SHARED, leading))
                            .code())
                    .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
            assertThat(refusalOf(Completing.decide(
                                    asked(actor, new CompleteUpload(RECORDING)), SHARED, leading, PartsOnHand.NONE))
                            .code())
                    .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        }
    }

    private static List<RefusalCode> all(Actor actor, Standing standing, RecordingState state) {
        List<RefusalCode> codes = new java.util.ArrayList<>(owners(actor, standing, state));
        codes.add(refusalOf(Downloading.decide(
                        asked(actor, new RequestDownload(RECORDING, standing.email())), state, standing))
                .code());
        return codes;
    }

    private static List<RefusalCode> owners(Actor actor, Standing standing, RecordingState state) {
        return List.of(
                        RequestingAPart.decide(asked(actor, new RequestPartUpload(RECORDING, ONE)), state, standing),
                        Completing.decide(
                                asked(actor, new CompleteUpload(RECORDING)), state, standing, PartsOnHand.NONE),
                        Sharing.decide(asked(actor, new ShareRecording(RECORDING, ANNS)), state, standing),
                        Unsharing.decide(asked(actor, new UnshareRecording(RECORDING, ANNS)), state, standing),
                        Changing.decide(asked(actor, new ChangeRecording(RECORDING, "Mine", null)), state, standing),
                        delete(actor, standing, state))
                .stream()
                .map(decision -> refusalOf(decision).code())
                .toList();
    }

    private static Decision<RecordingEvent> delete(Actor actor, Standing standing, RecordingState state) {
        return Deleting.decide(asked(actor, new DeleteRecording(RECORDING)), state, standing, BIN);
    }
}
