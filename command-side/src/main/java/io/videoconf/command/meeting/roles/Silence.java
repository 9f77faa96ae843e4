package io.videoconf.command.meeting.roles;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.Restrictions;
import io.videoconf.api.meeting.events.AudioToggled;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.ScreenShareStopped;
import io.videoconf.api.meeting.events.VideoToggled;
import io.videoconf.api.meeting.state.ParticipantState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What somebody sends ends when it is forbidden. */
final class Silence {
    static final Restrictions EVERYTHING = new Restrictions(true, true, true, false);

    private Silence() {}

    static List<MeetingEvent> of(MeetingId meeting, ParticipantState person, Restrictions no, Instant at) {
        List<MeetingEvent> facts = new ArrayList<>();
        if (!person.status().isPresent()) {
            return facts;
        }
        if (no.audio() && !person.media().muted()) {
            facts.add(new AudioToggled(meeting, person.id(), true, at));
        }
        if (no.video() && person.media().videoOn()) {
            facts.add(new VideoToggled(meeting, person.id(), false, at));
        }
        if (no.screenShare() && person.media().sharing()) {
            facts.add(new ScreenShareStopped(meeting, person.id(), at));
        }
        return facts;
    }
}
