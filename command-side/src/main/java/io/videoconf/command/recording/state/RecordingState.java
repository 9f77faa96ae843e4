package io.videoconf.command.recording.state;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.ProcessingStatus;
import java.time.Instant;
import java.util.List;

/**
 * How far a recording is. Snapshots are written in this form, so the {@code kind} of each state is for ever.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RecordingState.NoRecording.class, name = "no_recording"),
    @JsonSubTypes.Type(value = RecordingState.Capturing.class, name = "capturing"),
    @JsonSubTypes.Type(value = RecordingState.AwaitingParts.class, name = "awaiting_parts"),
    @JsonSubTypes.Type(value = RecordingState.KeptLocally.class, name = "kept_locally"),
    @JsonSubTypes.Type(value = RecordingState.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = RecordingState.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = RecordingState.Deleted.class, name = "deleted")
})
public sealed interface RecordingState {

    /** Before anything has happened. */
    static RecordingState initial() {
        return new NoRecording();
    }

    /** There is none. */
    record NoRecording() implements RecordingState {}

    /** There is one, and it was not deleted. */
    sealed interface Living extends RecordingState {
        /** What is true of it in every living state. */
        Particulars particulars();

        /** The same state of a recording with other particulars. */
        Living with(Particulars other);

        /** What clients are told about how far it is. */
        ProcessingStatus status();
    }

    /**
     * The meeting is being recorded; parts may arrive already.
     *
     * @param parts for which a place was given out, by number
     */
    record Capturing(Particulars particulars, List<Part> parts) implements Living {
        public Capturing {
            parts = List.copyOf(parts);
        }

        @Override
        public Living with(Particulars other) {
            return new Capturing(other, parts);
        }

        @Override
        public ProcessingStatus status() {
            return ProcessingStatus.RECORDING;
        }
    }

    /** Nothing more is recorded; what is missing are bytes. */
    record AwaitingParts(Particulars particulars, List<Part> parts, Instant stoppedAt) implements Living {
        public AwaitingParts {
            parts = List.copyOf(parts);
        }

        @Override
        public Living with(Particulars other) {
            return new AwaitingParts(other, parts, stoppedAt);
        }

        @Override
        public ProcessingStatus status() {
            return ProcessingStatus.UPLOADING;
        }
    }

    /** A local recording that has stopped: its bytes are with who made it, and never with us. */
    record KeptLocally(Particulars particulars, Instant stoppedAt) implements Living {
        @Override
        public Living with(Particulars other) {
            return new KeptLocally(other, stoppedAt);
        }

        @Override
        public ProcessingStatus status() {
            return ProcessingStatus.COMPLETED;
        }
    }

    /** The whole was read back from the store, and has this size and digest. */
    record Completed(Particulars particulars, List<Part> parts, Instant stoppedAt, long fileSizeBytes, String sha256)
            implements Living {
        public Completed {
            parts = List.copyOf(parts);
        }

        @Override
        public Living with(Particulars other) {
            return new Completed(other, parts, stoppedAt, fileSizeBytes, sha256);
        }

        @Override
        public ProcessingStatus status() {
            return ProcessingStatus.COMPLETED;
        }
    }

    /** It came to nothing, and why. */
    record Failed(Particulars particulars, List<Part> parts, String reason) implements Living {
        public Failed {
            parts = List.copyOf(parts);
        }

        @Override
        public Living with(Particulars other) {
            return new Failed(other, parts, reason);
        }

        @Override
        public ProcessingStatus status() {
            return ProcessingStatus.FAILED;
        }
    }

    /** It was, and is no more. */
    record Deleted(Particulars particulars, Instant deletedAt) implements RecordingState {}
}
