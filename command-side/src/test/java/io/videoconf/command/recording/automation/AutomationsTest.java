package io.videoconf.command.recording.automation;

import static io.videoconf.command.recording.Given.MEETING;
import static io.videoconf.command.recording.Given.NOW;
import static io.videoconf.command.recording.Given.OWNER;
import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.meeting.RecordingEnd;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.meeting.events.RecordingStopped;
import io.videoconf.api.recording.commands.CloseCapture;
import io.videoconf.api.recording.commands.OpenRecording;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

class AutomationsTest {
    private static final MetaData CAUSE = MetaData.with("request_id", "request-1");
    private final List<Object> sent = new ArrayList<>();
    private final CommandSender commands = (command, cause) -> {
        assertThat(cause).isEqualTo(CAUSE);
        sent.add(command);
    };

    @Test
    void whatTheMeetingStartsIsOpened() {
        new WhenRecordingStartedThenOpenRecording(commands)
                .on(
                        new RecordingStarted(
                                MEETING, RECORDING, RecordingMode.CLOUD, true, TENANT, OWNER.id(), "Weekly", null, NOW),
                        CAUSE);
        assertThat(sent)
                .containsExactly(new OpenRecording(
                        RECORDING, MEETING, TENANT, OWNER.id(), "Weekly", RecordingMode.CLOUD, true, NOW));
    }

    @Test
    void whatTheMeetingStopsIsClosedWhateverTheCause() {
        for (RecordingEnd cause : RecordingEnd.values()) {
            sent.clear();
            new WhenRecordingStoppedThenCloseCapture(commands)
                    .on(new RecordingStopped(MEETING, RECORDING, cause, null, NOW), CAUSE);
            assertThat(sent).containsExactly(new CloseCapture(RECORDING, NOW));
        }
    }
}
