package io.videoconf.api.recording.views;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.recording.events.RecordingEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fact of a recording.
 *
 * @param sequence its number in the recording's stream, from 1
 * @param type as clients are told it
 * @param actorId who did it; null when VideoConf did
 * @param addressClass from what kind of address it was asked
 */
public record RecordingLogEntry(
        String eventId,
        long sequence,
        String type,
        Instant at,
        @Nullable UserId actorId,
        @Nullable String addressClass,

        @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        RecordingEvent event) {}
