package io.videoconf.api.recording;

/**
 * A legal hold on a recording: while there is one, nothing of it is disposed of.
 *
 * @param holdId names the hold; whoever places it chooses the id
 * @param caseId what it is for
 * @param reason why
 */
public record RecordingHold(String holdId, String caseId, String reason) {}
