package io.videoconf.command.meeting.life;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.LeaveEvidence;
import io.videoconf.api.meeting.RecordingEnd;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.OccurrenceEnded;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.RecordingStopped;
import io.videoconf.api.meeting.state.ActiveRecording;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.life.LifeRules.OnlyHostsEnd;
import io.videoconf.command.meeting.series.Turns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meeting ends.
 */
public final class Ending {
    private Ending() {}

    /** Decides whether it ends now. */
    public static Decision<MeetingEvent> decide(Asked<EndMeeting> asked, MeetingState state) {
        return Meetings.whileRunning(
                asked,
                state,
                (live, caller) -> Check.that(new OnlyHostsEnd(live), caller)
                        .then(() -> decide(live, EndCause.HOST_ENDED, caller.id(), asked.at())));
    }

    /**
     * All that happens when a meeting ends: recordings stop, everybody goes, and last, which closes the log, it is
     * over: the meeting, or of a series this time of it.
     *
     * @param by who ends it; null when nobody does
     */
    public static Decision<MeetingEvent> decide(
            LiveMeeting live, EndCause cause, @Nullable ParticipantId by, Instant at) {
        MeetingId meeting = live.facts().meetingId();
        List<MeetingEvent> facts = new ArrayList<>();
        for (ActiveRecording recording : live.recordings()) {
            facts.add(new RecordingStopped(meeting, recording.recordingId(), end(cause), by, at));
        }
        for (ParticipantState person : live.roster().people()) {
            if (isAround(person)) {
                facts.add(new ParticipantLeft(meeting, person.id(), LeaveEvidence.MEETING_ENDED, at));
            }
        }
        facts.add(over(live.facts(), cause, at));
        return Decision.accepted(facts);
    }

    /** What a recording says of its end is read without the meeting's: that it ended for want of a host is said there too. */
    private static RecordingEnd end(EndCause cause) {
        return switch (cause) {
            case HOST_ABSENT -> RecordingEnd.HOST_LOST;
            case HOST_ENDED, TIME_LIMIT, OWNER_DELETED, EXPIRED -> RecordingEnd.MEETING_ENDED;
        };
    }

    /** A series goes on while there is a time left, and an owner. */
    private static MeetingEvent over(MeetingFacts facts, EndCause cause, Instant at) {
        Instant current = facts.series() == null ? null : facts.series().current();
        return current != null
                        && cause != EndCause.OWNER_DELETED
                        && Turns.next(facts, at).isPresent()
                ? new OccurrenceEnded(facts.meetingId(), current, cause, at)
                : new MeetingEnded(facts.meetingId(), cause, at);
    }

    private static boolean isAround(ParticipantState person) {
        return switch (person.status()) {
            case WAITING, ADMITTED, JOINED, DISCONNECTED -> true;
            case INVITED, LEFT, DENIED, REMOVED, BANNED -> false;
        };
    }
}
