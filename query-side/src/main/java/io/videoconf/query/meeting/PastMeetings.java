package io.videoconf.query.meeting;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.meeting.views.AtSequence;
import io.videoconf.api.meeting.views.AtTime;
import io.videoconf.query.kernel.EventStreams;
import io.videoconf.query.kernel.Past;
import io.videoconf.query.kernel.Refusals;
import org.springframework.stereotype.Component;

/** Meetings as they were. */
@Component
final class PastMeetings {
    private final Past<MeetingState, MeetingEvent> past;

    PastMeetings(MeetingDocuments documents, EventStreams streams) {
        this.past = new Past<>(
                streams,
                documents.checkpoints,
                new Past.Folding<>(MeetingEvent.class, NoMeeting.YET, MeetingFold::evolve, MeetingEvent::at));
    }

    /**
     * The meeting as it was; {@link NoMeeting} when it was not there yet.
     *
     * @param now the meeting as it is
     */
    MeetingState asOf(MeetingState now, MeetingId id, AsOf point) {
        return switch (point) {
            case AtSequence at -> at(now, id, at.sequence());
            case AtTime at -> past.at(id.value(), at.time(), now.sequence()).state();
        };
    }

    void retrace(MeetingId id, long after, long until, Past.Witness<MeetingState, MeetingEvent> witness) {
        past.retrace(id.value(), after, until, witness);
    }

    private MeetingState at(MeetingState now, MeetingId id, long sequence) {
        if (sequence < 1 || sequence > now.sequence()) {
            throw Refusals.invalid("as_of_sequence", "must be between 1 and " + now.sequence());
        }
        return sequence == now.sequence() ? now : past.at(id.value(), sequence).state();
    }
}
