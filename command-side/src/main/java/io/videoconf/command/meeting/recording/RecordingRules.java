package io.videoconf.command.meeting.recording;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.Encryption;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.command.meeting.deciding.Caller;
import io.videoconf.command.meeting.deciding.Rule;

/** The rules of recording. */
final class RecordingRules {
    private RecordingRules() {}

    /** The owner and the host record, and a co-host while in the meeting. */
    record OnlyHostsRecord() implements Rule<Caller> {
        @Override
        public boolean holds(Caller it) {
            return it.moderates();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** In a meeting without recording nobody records. */
    record MeetingsAreRecordedWhereTheyAllowIt() implements Rule<LiveMeeting> {
        @Override
        public boolean holds(LiveMeeting it) {
            return it.facts().settings().recordingEnabled();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** What is encrypted end to end cannot be recorded in the cloud. */
    record TheCloudDoesNotRecordWhatItCannotRead(LiveMeeting live) implements Rule<RecordingMode> {
        @Override
        public boolean holds(RecordingMode it) {
            return it != RecordingMode.CLOUD || live.facts().settings().encryption() != Encryption.E2EE;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** One recording of a kind at a time. */
    record AMeetingIsRecordedOnceAtATime(LiveMeeting live) implements Rule<RecordingMode> {
        @Override
        public boolean holds(RecordingMode it) {
            return live.recordings().stream().noneMatch(recording -> recording.mode() == it);
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.RECORDING_ALREADY_ACTIVE;
        }

        @Override
        public Refusal refusal(RecordingMode it) {
            Refusal refusal = Refusal.of(code(), name());
            return live.recordings().stream()
                    .filter(recording -> recording.mode() == it)
                    .findFirst()
                    .map(recording ->
                            refusal.with("recording_id", recording.recordingId().value()))
                    .orElse(refusal);
        }
    }

    /** An id of a recording is used once. */
    record ARecordingIsStartedOnce(LiveMeeting live) implements Rule<RecordingId> {
        @Override
        public boolean holds(RecordingId it) {
            return !live.stoppedRecordings().contains(it)
                    && live.recordings().stream()
                            .noneMatch(recording -> recording.recordingId().equals(it));
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** Only a recording of this meeting is paused, resumed and stopped. */
    record TheRecordingIsOfThisMeeting(LiveMeeting live) implements Rule<RecordingId> {
        @Override
        public boolean holds(RecordingId it) {
            return live.stoppedRecordings().contains(it)
                    || live.recordings().stream()
                            .anyMatch(recording -> recording.recordingId().equals(it));
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.RECORDING_NOT_FOUND;
        }
    }

    /** What was stopped is neither paused nor resumed. */
    record AStoppedRecordingStaysStopped(LiveMeeting live) implements Rule<RecordingId> {
        @Override
        public boolean holds(RecordingId it) {
            return !live.stoppedRecordings().contains(it);
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }
}
