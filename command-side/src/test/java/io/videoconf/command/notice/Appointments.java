package io.videoconf.command.notice;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Meetings that people are written to about: half an hour, by Ada, with nothing set. */
final class Appointments {
    static final Duration LENGTH = Duration.ofMinutes(30);

    private Appointments() {}

    static ScheduleMeeting at(Instant start, MeetingId meeting, String title) {
        return new ScheduleMeeting(
                meeting,
                ParticipantId.fresh(),
                "Ada",
                "ada@example.com",
                title,
                null,
                start,
                start.plus(LENGTH),
                List.of(),
                MeetingSettingsChange.none());
    }
}
