package io.videoconf.api.meeting.views;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.MeetingEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact of a meeting's log, as one viewer sees the log.
 *
 * @param previousSequence the one before it that this viewer may see; 0 for the first
 * @param type the fact's name in snake_case
 */
public record LogEntry(
        String eventId,
        long sequence,
        long previousSequence,
        String type,
        Instant timestamp,
        @Nullable UserId actorId,

        @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        MeetingEvent event) {}
