package io.videoconf.command.notice.mail;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.ParticipantInvited;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.command.notice.rows.MeetingStory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A meeting to write about. */
final class Stories {
    static final MeetingId MEETING = MeetingId.fresh();
    static final Instant MADE = Instant.parse("2026-03-01T08:00:00Z");
    static final Instant START = Instant.parse("2026-03-30T08:00:00Z");
    static final Reader ADA = new Reader("ada@example.com", "Ada, the \"Host\"", ZoneId.of("Europe/Berlin"), true);
    static final Reader KIM = new Reader("kim@example.org", null, ZoneId.of("America/New_York"), true);

    private Stories() {}

    static MeetingScheduled scheduled(String title) {
        return new MeetingScheduled(
                MEETING,
                TenantId.fresh(),
                UserId.fresh(),
                ParticipantId.fresh(),
                "Ada",
                "ada@example.com",
                title,
                "Bring <b>cake</b>.",
                "123-456-789",
                START,
                START.plusSeconds(1800),
                List.of(),
                MeetingSettings.defaults(),
                MADE);
    }

    static ParticipantInvited invited(String email) {
        return new ParticipantInvited(MEETING, ParticipantId.fresh(), email, MADE);
    }

    static MeetingStory story(int revision, MeetingEvent... facts) {
        MeetingState state = NoMeeting.YET;
        MeetingState before = state;
        for (MeetingEvent fact : facts) {
            before = state;
            state = MeetingFold.evolve(state, fact);
        }
        return new MeetingStory(before, state, revision, MADE);
    }
}
