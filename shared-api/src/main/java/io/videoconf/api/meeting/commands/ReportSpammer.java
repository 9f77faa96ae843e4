package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import org.jspecify.annotations.Nullable;

/**
 * Reports a spammer; who moderates can have them removed, the meeting locked and everybody muted, all at once.
 */
public record ReportSpammer(
        MeetingId meetingId,
        ParticipantId participantId,
        @Nullable String reason,
        boolean remove,
        boolean lock,
        boolean muteAll)
        implements MeetingCommand {
    /** A report that neither locks nor mutes. */
    public ReportSpammer(MeetingId meetingId, ParticipantId participantId, @Nullable String reason, boolean remove) {
        this(meetingId, participantId, reason, remove, false, false);
    }
}
