package io.videoconf.command.recording.capture;

import static io.videoconf.command.recording.Given.MEETING;
import static io.videoconf.command.recording.Given.NOW;
import static io.videoconf.command.recording.Given.ONE;
import static io.videoconf.command.recording.Given.OWNER;
import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.TENANT;
import static io.videoconf.command.recording.Given.after;
import static io.videoconf.command.recording.Given.asked;
import static io.videoconf.command.recording.Given.assertAlreadySo;
import static io.videoconf.command.recording.Given.awaiting;
import static io.videoconf.command.recording.Given.capturing;
import static io.videoconf.command.recording.Given.completed;
import static io.videoconf.command.recording.Given.eventsOf;
import static io.videoconf.command.recording.Given.nothing;
import static io.videoconf.command.recording.Given.opened;
import static io.videoconf.command.recording.Given.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.recording.commands.CloseCapture;
import io.videoconf.api.recording.commands.OpenRecording;
import io.videoconf.api.recording.events.CaptureClosed;
import io.videoconf.api.recording.events.RecordingDeleted;
import org.junit.jupiter.api.Test;

class CaptureTest {
    private static final OpenRecording OPEN = open(MEETING);
    private static final CloseCapture CLOSE = new CloseCapture(RECORDING, NOW);

    @Test
    void aRecordingThatTheMeetingStartedIsOpened() {
        assertThat(eventsOf(Opening.decide(asked(Actor.SYSTEM, OPEN), nothing())))
                .containsExactly(opened(RecordingMode.CLOUD, true));
    }

    @Test
    void openedTwiceIsOpenedOnce() {
        assertAlreadySo(Opening.decide(asked(Actor.SYSTEM, OPEN), capturing()));
        assertAlreadySo(
                Opening.decide(asked(Actor.SYSTEM, OPEN), after(awaiting(), new RecordingDeleted(RECORDING, NOW))));
    }

    @Test
    void anIdOfAnotherMeetingsRecordingIsRefused() {
        assertThat(refusalOf(Opening.decide(asked(Actor.SYSTEM, open(MeetingId.fresh())), capturing()))
                        .rule())
                .isEqualTo("ARecordingBelongsToOneMeeting");
    }

    @Test
    void nobodyButTheMeetingOpensOrCloses() {
        assertThat(refusalOf(Opening.decide(asked(OWNER, OPEN), nothing())).code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        assertThat(refusalOf(Closing.decide(asked(OWNER, CLOSE), capturing())).code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
    }

    @Test
    void aRunningCaptureIsClosedWithTheTimeAtWhichTheMeetingStoppedIt() {
        assertThat(eventsOf(Closing.decide(
                        asked(Actor.SYSTEM, new CloseCapture(RECORDING, NOW.minusSeconds(3))), capturing(ONE))))
                .containsExactly(new CaptureClosed(RECORDING, NOW.minusSeconds(3), NOW));
    }

    @Test
    void closedTwiceIsClosedOnce() {
        assertAlreadySo(Closing.decide(asked(Actor.SYSTEM, CLOSE), awaiting(ONE)));
        assertAlreadySo(Closing.decide(asked(Actor.SYSTEM, CLOSE), completed(ONE)));
    }

    @Test
    void whatWasNeverOpenedIsNotClosed() {
        assertThat(refusalOf(Closing.decide(asked(Actor.SYSTEM, CLOSE), nothing()))
                        .code())
                .isEqualTo(RefusalCode.RECORDING_NOT_FOUND);
    }

    private static OpenRecording open(MeetingId meeting) {
        return new OpenRecording(
                RECORDING, meeting, TENANT, OWNER.id(), "Weekly", RecordingMode.CLOUD, true, NOW.minusSeconds(60));
    }
}
