package io.videoconf.command.meeting.series;

import io.videoconf.api.meeting.commands.CancelOccurrence;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.MoveOccurrence;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.OccurrenceCancelled;
import io.videoconf.api.meeting.events.OccurrenceMoved;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Caller;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.series.SeriesRules.ATimeEndsAfterItBegins;
import io.videoconf.command.meeting.series.SeriesRules.OnlyASeriesHasTimes;
import io.videoconf.command.meeting.series.SeriesRules.OnlyHostsRearrange;
import io.videoconf.command.meeting.series.SeriesRules.TheTimeIsOfTheSeries;
import io.videoconf.command.meeting.series.SeriesRules.WhatHasBegunStays;
import io.videoconf.command.meeting.series.SeriesRules.WhatWasCalledOffStaysOff;
import io.videoconf.recurrence.Occurrence;
import io.videoconf.recurrence.Occurrences;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * One time of a series is called off, or moved. All others stay as they are.
 */
public final class Rearranging {
    private Rearranging() {}

    /** Calls one off. */
    public static Decision<MeetingEvent> cancel(Asked<CancelOccurrence> asked, MeetingState state) {
        Instant name = asked.command().occurrence();
        return rearrange(
                asked,
                state,
                name,
                (facts, time) -> Check.that(new WhatHasBegunStays(facts), name)
                        .then(() -> time.cancelled()
                                ? Decision.alreadySo()
                                : Decision.accepted(new OccurrenceCancelled(facts.meetingId(), name, asked.at()))));
    }

    /** Moves one; without an end it stays as long as it was. */
    public static Decision<MeetingEvent> move(Asked<MoveOccurrence> asked, MeetingState state) {
        MoveOccurrence command = asked.command();
        Instant name = command.occurrence();
        return rearrange(asked, state, name, (facts, time) -> {
            Instant start = command.start();
            Instant end =
                    command.end() == null ? start.plus(Duration.between(time.start(), time.end())) : command.end();
            return Check.that(new WhatHasBegunStays(facts), name)
                    .and(new WhatWasCalledOffStaysOff(), time)
                    .and(new ATimeEndsAfterItBegins(), Duration.between(start, end))
                    .then(() -> start.equals(time.start()) && end.equals(time.end())
                            ? Decision.alreadySo()
                            : Decision.accepted(new OccurrenceMoved(facts.meetingId(), name, start, end, asked.at())));
        });
    }

    private static Decision<MeetingEvent> rearrange(
            Asked<? extends MeetingCommand> asked,
            MeetingState state,
            Instant name,
            BiFunction<MeetingFacts, Occurrence, Decision<MeetingEvent>> decide) {
        return Meetings.untilOver(
                asked,
                state,
                (scheduled, caller) -> rearrange(scheduled.facts(), caller, name, decide),
                (live, caller) -> rearrange(live.facts(), caller, name, decide));
    }

    private static Decision<MeetingEvent> rearrange(
            MeetingFacts facts,
            Caller caller,
            Instant name,
            BiFunction<MeetingFacts, Occurrence, Decision<MeetingEvent>> decide) {
        Check asking = Check.that(new OnlyHostsRearrange(), caller).and(new OnlyASeriesHasTimes(), facts);
        if (asking.no() != null) {
            return Decision.refused(asking.no());
        }
        Optional<Occurrence> time = Occurrences.of(facts).flatMap(times -> times.find(name));
        return time.isEmpty()
                ? Decision.refused(new TheTimeIsOfTheSeries().refusal(time))
                : decide.apply(facts, time.get());
    }
}
