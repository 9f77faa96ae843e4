package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;
import java.util.List;

/**
 * People may see it no more.
 */
public record RecordingUnshared(
        RecordingId recordingId,
        @Personal(of = "emails", is = Personal.What.EMAIL) List<String> emails,
        Instant at) implements RecordingEvent {}
