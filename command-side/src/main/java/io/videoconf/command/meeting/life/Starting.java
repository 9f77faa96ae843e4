package io.videoconf.command.meeting.life;

import io.videoconf.api.meeting.commands.StartMeeting;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.OccurrenceBegan;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.life.LifeRules.OnlyHostsStart;
import io.videoconf.command.meeting.series.Turns;
import java.time.Instant;
import java.util.List;

/**
 * A scheduled meeting begins.
 */
public final class Starting {
    private Starting() {}

    /** Decides whether it begins. */
    public static Decision<MeetingEvent> decide(Asked<StartMeeting> asked, MeetingState state) {
        return Meetings.untilOver(
                asked,
                state,
                (scheduled, caller) -> Check.that(new OnlyHostsStart(), caller)
                        .then(() -> Decision.accepted(begin(scheduled.facts(), asked.at()))),
                (_, caller) -> Check.that(new OnlyHostsStart(), caller).then(Decision::alreadySo));
    }

    /**
     * The facts with which it begins: of a series, which time of it. Where none is left to come it begins all the same,
     * because nobody is locked out of their own meeting.
     */
    public static List<MeetingEvent> begin(MeetingFacts facts, Instant at) {
        MeetingEvent started = new MeetingStarted(facts.meetingId(), at);
        return Turns.next(facts, at)
                .map(time -> List.of(new OccurrenceBegan(facts.meetingId(), time, at), started))
                .orElseGet(() -> List.of(started));
    }
}
