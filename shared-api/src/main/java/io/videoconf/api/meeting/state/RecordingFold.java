package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.RecordingConsent;
import io.videoconf.api.meeting.events.RecordingConsentAnswered;
import io.videoconf.api.meeting.events.RecordingStarted;
import java.util.ArrayList;
import java.util.List;

/** What is being recorded. */
final class RecordingFold {
    private RecordingFold() {}

    static LiveMeeting started(LiveMeeting live, RecordingStarted fact) {
        List<ActiveRecording> active = new ArrayList<>(live.recordings());
        active.removeIf(recording -> recording.recordingId().equals(fact.recordingId()));
        active.add(new ActiveRecording(fact.recordingId(), fact.mode(), false, fact.startedBy(), fact.at(), List.of()));
        return live.withRecordings(active, live.stoppedRecordings());
    }

    static LiveMeeting paused(LiveMeeting live, RecordingId id, boolean now) {
        List<ActiveRecording> active = live.recordings().stream()
                .map(recording -> recording.recordingId().equals(id) ? recording.withPaused(now) : recording)
                .toList();
        return live.withRecordings(active, live.stoppedRecordings());
    }

    static LiveMeeting answered(LiveMeeting live, RecordingConsentAnswered fact) {
        RecordingConsent answer = new RecordingConsent(fact.participantId(), fact.consents());
        List<ActiveRecording> active = live.recordings().stream()
                .map(recording ->
                        recording.recordingId().equals(fact.recordingId()) ? recording.withConsent(answer) : recording)
                .toList();
        return live.withRecordings(active, live.stoppedRecordings());
    }

    static LiveMeeting stopped(LiveMeeting live, RecordingId id) {
        List<ActiveRecording> active = new ArrayList<>(live.recordings());
        if (!active.removeIf(recording -> recording.recordingId().equals(id))) {
            return live;
        }
        List<RecordingId> stopped = new ArrayList<>(live.stoppedRecordings());
        stopped.add(id);
        return live.withRecordings(active, stopped);
    }
}
