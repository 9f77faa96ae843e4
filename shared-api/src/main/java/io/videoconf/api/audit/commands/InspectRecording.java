package io.videoconf.api.audit.commands;

import io.videoconf.api.kernel.RecordingId;

/**
 * Asks to read of a recording as who watches over one's organisation: whoever may is recorded as its reader, and whoever may
 * not is recorded as refused.
 *
 * @param purpose what for, see {@link io.videoconf.api.audit.Purposes}
 */
public record InspectRecording(RecordingId recordingId, String purpose) implements AuditCommand {}
