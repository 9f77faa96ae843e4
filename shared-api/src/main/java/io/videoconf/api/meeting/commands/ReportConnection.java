package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RefusalCode;
import org.jspecify.annotations.Nullable;

/**
 * A client says that its media fail: MEDIA_FAILED, ICE_FAILED or PEER_CONNECTION_FAILED.
 */
public record ReportConnection(
        MeetingId meetingId,
        RefusalCode code,
        @Nullable ParticipantId peer,
        @Nullable String detail) implements MeetingCommand {}
