package io.videoconf.command.recording.upload;

import static io.videoconf.command.recording.Given.NOW;
import static io.videoconf.command.recording.Given.ONE;
import static io.videoconf.command.recording.Given.OWNER;
import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.TWO;
import static io.videoconf.command.recording.Given.asked;
import static io.videoconf.command.recording.Given.assertAlreadySo;
import static io.videoconf.command.recording.Given.awaiting;
import static io.videoconf.command.recording.Given.capturing;
import static io.videoconf.command.recording.Given.capturingLocally;
import static io.videoconf.command.recording.Given.completed;
import static io.videoconf.command.recording.Given.eventsOf;
import static io.videoconf.command.recording.Given.keptLocally;
import static io.videoconf.command.recording.Given.part;
import static io.videoconf.command.recording.Given.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.commands.RequestPartUpload;
import io.videoconf.api.recording.events.PartUploadRequested;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestingAPartTest {

    @Test
    void partsAreTakenWhileCapturingAndAfterAndInAnyOrder() {
        assertThat(eventsOf(request(capturing(), TWO))).containsExactly(new PartUploadRequested(RECORDING, TWO, NOW));
        assertThat(eventsOf(request(awaiting(TWO), ONE))).containsExactly(new PartUploadRequested(RECORDING, ONE, NOW));
    }

    @Test
    void theSamePartAgainIsAlreadySo() {
        assertAlreadySo(request(capturing(ONE), ONE));
    }

    @Test
    void anotherDigestOfTheSameNumberReplaces() {
        Part other = part(1, 'd');
        assertThat(eventsOf(request(awaiting(ONE, TWO), other)))
                .containsExactly(new PartUploadRequested(RECORDING, other, NOW));
        assertThat(((RecordingState.AwaitingParts) awaiting(ONE, TWO, other)).parts())
                .containsExactly(other, TWO);
    }

    @Test
    void aCompletedUploadTakesNoMoreParts() {
        Refusal refusal = refusalOf(request(completed(ONE), ONE));
        assertThat(refusal.rule()).isEqualTo("PartsArriveUntilTheUploadIsComplete");
        assertThat(refusal.details()).containsEntry("status", "completed");
    }

    @Test
    void aLocalRecordingTakesNone() {
        assertThat(refusalOf(request(capturingLocally(), ONE)).rule()).isEqualTo("LocalRecordingsHaveNoBytes");
        assertThat(refusalOf(request(keptLocally(), ONE)).rule()).isEqualTo("LocalRecordingsHaveNoBytes");
    }

    @Test
    void whatIsNoPartIsNamedFieldByField() {
        Refusal refusal = refusalOf(request(capturing(), new Part(0, 6L * 1024 * 1024 * 1024, "A".repeat(64))));
        assertThat(refusal.code()).isEqualTo(RefusalCode.VALIDATION_FAILED);
        assertThat(refusal.details().get("fields"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("part_number", "size", "sha256")
                .isInstanceOf(Map.class);
    }

    private static Decision<RecordingEvent> request(RecordingState state, Part part) {
        return RequestingAPart.decide(asked(OWNER, new RequestPartUpload(RECORDING, part)), state, Standing.UNKNOWN);
    }
}
