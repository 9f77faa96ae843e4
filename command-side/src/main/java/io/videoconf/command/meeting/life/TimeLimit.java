package io.videoconf.command.meeting.life;

import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.commands.EnforceTimeLimit;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.TimeLimitWarned;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Meetings;
import java.time.Duration;
import java.time.Instant;

/**
 * A meeting with a time limit: everybody is warned, then it ends.
 */
public final class TimeLimit {
    /** How long before the end everybody is warned. */
    private static final Duration WARNING = Duration.ofMinutes(5);

    private TimeLimit() {}

    /**
     * Decides about the limit. The limit may have been moved since the deadline was set, so a deadline that comes
     * before what holds now decides nothing; the change has set another.
     */
    public static Decision<MeetingEvent> decide(Asked<EnforceTimeLimit> asked, MeetingState state) {
        return Meetings.whenDue(asked, state, live -> {
            Instant end = live.endsByLimit();
            if (end == null) {
                return Decision.alreadySo();
            }
            return asked.command().warning() ? warn(live, end, asked.at()) : end(live, end, asked.at());
        });
    }

    /** When a meeting that started then, and ends by its limit at the given time, is warned. */
    public static Instant warningOf(Instant startedAt, Instant end) {
        Instant early = end.minus(WARNING);
        return early.isBefore(startedAt) ? startedAt : early;
    }

    private static Decision<MeetingEvent> warn(LiveMeeting live, Instant end, Instant at) {
        boolean due = !at.isBefore(warningOf(live.startedAt(), end)) && at.isBefore(end);
        boolean warned = end.equals(live.warnedOfEnd());
        return due && !warned
                ? Decision.accepted(new TimeLimitWarned(live.facts().meetingId(), end, at))
                : Decision.alreadySo();
    }

    private static Decision<MeetingEvent> end(LiveMeeting live, Instant end, Instant at) {
        return at.isBefore(end) ? Decision.alreadySo() : Ending.decide(live, EndCause.TIME_LIMIT, null, at);
    }
}
