package io.videoconf.api.kernel;

import java.time.Instant;

/**
 * A recording, and the name of its event stream.
 */
public record RecordingId(String value) implements Id {
    public RecordingId {
        Id.requireUuid(value);
    }

    /** A fresh id, ordered by the time at which it was made (UUID version 7). */
    public static RecordingId fresh() {
        return new RecordingId(Id.freshUuid());
    }

    /**
     * The id of the recording with which a meeting begins by its settings. The same beginning always has the same one, since
     * whoever decides about it makes no ids.
     *
     * @param beginning of the meeting, or of this time of a series
     */
    public static RecordingId automatic(MeetingId meeting, Instant beginning) {
        return new RecordingId(Uuid7.of(beginning, "recording of " + meeting.value() + " from " + beginning));
    }

    @Override
    public String toString() {
        return value;
    }
}
