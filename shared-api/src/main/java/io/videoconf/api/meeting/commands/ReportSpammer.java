package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import org.jspecify.annotations.Nullable;

/**
 * Reports a spammer; who moderates can have them removed at once.
 */
public record ReportSpammer(
        MeetingId meetingId,
        ParticipantId participantId,
        @Nullable String reason,
        boolean remove) implements MeetingCommand {}
