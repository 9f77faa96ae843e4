package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;

/**
 * Places a legal hold: for who keeps to the law in its organisation, and for VideoConf itself. Placing it twice is placing it
 * once.
 */
public record PlaceRecordingHold(RecordingId recordingId, String holdId, String caseId, String reason)
        implements RecordingCommand {}
