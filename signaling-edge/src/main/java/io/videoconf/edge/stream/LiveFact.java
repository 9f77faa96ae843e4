package io.videoconf.edge.stream;

import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.MeetingEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact that has just been stored, before anybody asked who may see it.
 *
 * @param sequence its number in the meeting's log, from 1
 * @param eventId the stored event's id
 * @param timestamp when it was stored
 * @param actor who caused it; null when the event does not say
 */
public record LiveFact(
        long sequence,
        String eventId,
        MeetingEvent event,
        Instant timestamp,
        @Nullable UserId actor) {}
