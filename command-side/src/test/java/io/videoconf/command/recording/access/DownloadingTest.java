package io.videoconf.command.recording.access;

import static io.videoconf.command.recording.Given.ANN;
import static io.videoconf.command.recording.Given.NOW;
import static io.videoconf.command.recording.Given.ONE;
import static io.videoconf.command.recording.Given.OUTSIDER;
import static io.videoconf.command.recording.Given.OWNER;
import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.after;
import static io.videoconf.command.recording.Given.asked;
import static io.videoconf.command.recording.Given.awaiting;
import static io.videoconf.command.recording.Given.capturing;
import static io.videoconf.command.recording.Given.completed;
import static io.videoconf.command.recording.Given.eventsOf;
import static io.videoconf.command.recording.Given.keptLocally;
import static io.videoconf.command.recording.Given.refusalOf;
import static io.videoconf.command.recording.Given.shareable;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.commands.RequestDownload;
import io.videoconf.api.recording.events.RecordingDownloaded;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingFailed;
import io.videoconf.api.recording.events.RecordingShared;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingState;
import java.util.List;
import org.junit.jupiter.api.Test;

class DownloadingTest {

    @Test
    void everyDownloadIsAFact() {
        for (int i = 0; i < 2; i++) {
            assertThat(eventsOf(download(OWNER, Standing.UNKNOWN, completed(ONE))))
                    .containsExactly(new RecordingDownloaded(RECORDING, OWNER.id(), NOW));
        }
    }

    @Test
    void whatIsNotCompleteIsNotDownloadedAndSaysHowFarItIs() {
        assertThat(refusalOf(download(OWNER, Standing.UNKNOWN, capturing(ONE))).details())
                .containsEntry("status", "recording");
        assertThat(refusalOf(download(OWNER, Standing.UNKNOWN, awaiting(ONE))).details())
                .containsEntry("status", "uploading");
        assertThat(refusalOf(download(
                                OWNER,
                                Standing.UNKNOWN,
                                after(awaiting(ONE), new RecordingFailed(RECORDING, "lost", NOW))))
                        .details())
                .containsEntry("status", "failed");
        assertThat(refusalOf(download(OWNER, Standing.UNKNOWN, keptLocally())).rule())
                .isEqualTo("LocalRecordingsAreWithWhoMadeThem");
    }

    @Test
    void withWhomItIsSharedDownloadsIt() {
        RecordingState shared =
                completed(after(shareable(), new RecordingShared(RECORDING, List.of("ann@example.org"), NOW)), ONE);
        assertThat(eventsOf(download(OUTSIDER, ANN, shared)))
                .containsExactly(new RecordingDownloaded(RECORDING, OUTSIDER.id(), NOW));
        assertThat(refusalOf(download(OUTSIDER, new Standing("bob@example.org"), shared))
                        .code())
                .isEqualTo(RefusalCode.RECORDING_NOT_FOUND);
        assertThat(refusalOf(download(OUTSIDER, Standing.UNKNOWN, shared)).code())
                .isEqualTo(RefusalCode.RECORDING_NOT_FOUND);
    }

    private static Decision<RecordingEvent> download(Actor actor, Standing standing, RecordingState state) {
        return Downloading.decide(asked(actor, new RequestDownload(RECORDING, standing.email())), state, standing);
    }
}
