package io.videoconf.command.meeting.presence;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.LeaveEvidence;
import io.videoconf.api.meeting.RecordingEnd;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.RecordingStopped;
import io.videoconf.api.meeting.state.ActiveRecording;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.command.meeting.deciding.Story;
import java.time.Instant;
import java.util.List;

/** The facts of going. */
public final class Departures {
    private Departures() {}

    /** A recording on somebody's own machine ends when that person is gone. */
    public static List<MeetingEvent> lostRecordings(
            MeetingId meeting, ParticipantState gone, List<ActiveRecording> recordings, Instant at) {
        return recordings.stream()
                .filter(recording -> recording.mode() == RecordingMode.LOCAL)
                .filter(recording -> gone.id().equals(recording.startedBy()))
                .<MeetingEvent>map(recording ->
                        new RecordingStopped(meeting, recording.recordingId(), RecordingEnd.HOST_LOST, null, at))
                .toList();
    }

    /** This person is gone. */
    static Story left(LiveMeeting live, ParticipantState person, LeaveEvidence evidence, Instant at) {
        MeetingId meeting = live.facts().meetingId();
        Story story = Story.from(live);
        lostRecordings(meeting, person, live.recordings(), at).forEach(story::then);
        return story.then(new ParticipantLeft(meeting, person.id(), evidence, at));
    }
}
