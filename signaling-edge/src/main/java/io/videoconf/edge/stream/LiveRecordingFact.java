package io.videoconf.edge.stream;

import io.videoconf.api.recording.events.RecordingEvent;

/**
 * A recording's fact that has just been stored, before anybody asked who may see it.
 *
 * @param sequence its number in the recording's own log, from 1
 * @param eventId the stored event's id
 */
public record LiveRecordingFact(long sequence, String eventId, RecordingEvent event) {}
