package io.videoconf.command.recording.state;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.videoconf.api.recording.MediaSource;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.StoredObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a recording is. Snapshots are written in this form, so the {@code kind} of each state is for ever.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RecordingState.NoRecording.class, name = "no_recording"),
    @JsonSubTypes.Type(value = RecordingState.Capturing.class, name = "capturing"),
    @JsonSubTypes.Type(value = RecordingState.AwaitingParts.class, name = "awaiting_parts"),
    @JsonSubTypes.Type(value = RecordingState.Processing.class, name = "processing"),
    @JsonSubTypes.Type(value = RecordingState.KeptLocally.class, name = "kept_locally"),
    @JsonSubTypes.Type(value = RecordingState.Referenced.class, name = "referenced"),
    @JsonSubTypes.Type(value = RecordingState.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = RecordingState.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = RecordingState.Deleted.class, name = "deleted"),
    @JsonSubTypes.Type(value = RecordingState.Disposing.class, name = "disposing"),
    @JsonSubTypes.Type(value = RecordingState.Disposed.class, name = "disposed")
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

    /** There was one. */
    sealed interface Gone extends RecordingState {
        /** What was true of it. */
        Particulars particulars();
    }

    /**
     * The meeting is being recorded; parts may arrive already.
     *
     * @param parts for which a place was given out, by number
     */
    record Capturing(Particulars particulars, List<Part> parts) implements Living {
        public Capturing {
            parts = Parts.persistent(parts);
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

    /**
     * Nothing more is recorded; what is missing are bytes.
     *
     * @param quietSince when a part was last asked for, or found wanting; or it was stopped
     */
    record AwaitingParts(Particulars particulars, List<Part> parts, Instant stoppedAt, Instant quietSince)
            implements Living {
        public AwaitingParts {
            parts = Parts.persistent(parts);
        }

        @Override
        public Living with(Particulars other) {
            return new AwaitingParts(other, parts, stoppedAt, quietSince);
        }

        @Override
        public ProcessingStatus status() {
            return ProcessingStatus.UPLOADING;
        }
    }

    /**
     * Its bytes are ours to work on.
     *
     * @param partial whether what never came is done without
     * @param whole null until the parts were read back and put together
     */
    record Processing(
            Particulars particulars,
            List<Part> parts,
            Instant stoppedAt,
            boolean partial,
            @Nullable Whole whole) implements Living {
        public Processing {
            parts = Parts.persistent(parts);
        }

        @Override
        public Living with(Particulars other) {
            return new Processing(other, parts, stoppedAt, partial, whole);
        }

        @Override
        public ProcessingStatus status() {
            return ProcessingStatus.PROCESSING;
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

    /**
     * Media that exist elsewhere.
     *
     * @param fetching whether they are being brought here
     */
    record Referenced(Particulars particulars, MediaSource source, boolean fetching) implements Living {
        @Override
        public Living with(Particulars other) {
            return new Referenced(other, source, fetching);
        }

        @Override
        public ProcessingStatus status() {
            return fetching ? ProcessingStatus.PROCESSING : ProcessingStatus.COMPLETED;
        }
    }

    /**
     * The whole was read back from the store, and has this size and digest.
     *
     * @param seekable the same media with an index; null where the original has one, or nobody could make one
     * @param thumbnail a picture of it; null when there is none
     */
    record Completed(
            Particulars particulars,
            List<Part> parts,
            Instant stoppedAt,
            long fileSizeBytes,
            String sha256,
            @Nullable StoredObject seekable,
            @Nullable StoredObject thumbnail)
            implements Living {
        public Completed {
            parts = Parts.persistent(parts);
        }

        @Override
        public Living with(Particulars other) {
            return new Completed(other, parts, stoppedAt, fileSizeBytes, sha256, seekable, thumbnail);
        }

        @Override
        public ProcessingStatus status() {
            return ProcessingStatus.COMPLETED;
        }
    }

    /** It came to nothing, and why. */
    record Failed(Particulars particulars, List<Part> parts, String reason) implements Living {
        public Failed {
            parts = Parts.persistent(parts);
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

    /**
     * It is in the bin, or was deleted before there was one.
     *
     * @param before what it was, and is again when it is restored
     * @param disposeAt from when on it is disposed of; null when nobody said
     */
    record Deleted(
            Living before, Instant deletedAt, @Nullable Instant disposeAt) implements Gone {
        @Override
        public Particulars particulars() {
            return before.particulars();
        }
    }

    /** Its bytes are being removed. */
    record Disposing(Living before) implements Gone {
        @Override
        public Particulars particulars() {
            return before.particulars();
        }
    }

    /** Its bytes are gone. */
    record Disposed(Particulars particulars) implements Gone {}

    /**
     * What was put together and read back.
     *
     * @param size bytes
     * @param sha256 lower-case hex
     */
    record Whole(long size, String sha256) {}
}
