package io.videoconf.command.meeting.deciding;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.CancelledMeeting;
import io.videoconf.api.meeting.state.EndedMeeting;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.state.Roster;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.CommonRules.AnEndedMeetingStaysEnded;
import io.videoconf.command.meeting.deciding.CommonRules.OnlyThoseConcernedKnowTheMeeting;
import io.videoconf.command.meeting.deciding.CommonRules.OnlyVideoConfActsForDeadlines;
import io.videoconf.command.meeting.deciding.CommonRules.OnlyWhoIsPresentTakesPart;
import io.videoconf.command.meeting.deciding.CommonRules.TheMeetingExists;
import io.videoconf.command.meeting.deciding.CommonRules.TheMeetingIsRunning;
import io.videoconf.command.meeting.deciding.CommonRules.TheParticipantExists;
import io.videoconf.command.meeting.deciding.CommonRules.VideoConfActsForDeadlinesOnly;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The ways in which commands meet a meeting: which states they need, and what they are told in the others.
 */
public final class Meetings {
    private Meetings() {}

    /** For what people ask of a running meeting. */
    public static Decision<MeetingEvent> whileRunning(
            Asked<? extends MeetingCommand> asked,
            MeetingState state,
            BiFunction<LiveMeeting, Caller, Decision<MeetingEvent>> decide) {
        return untilOver(asked, state, (_, _) -> refuse(new TheMeetingIsRunning()), decide);
    }

    /** For what people ask of a meeting that is not over. */
    public static Decision<MeetingEvent> untilOver(
            Asked<? extends MeetingCommand> asked,
            MeetingState state,
            BiFunction<ScheduledMeeting, Caller, Decision<MeetingEvent>> before,
            BiFunction<LiveMeeting, Caller, Decision<MeetingEvent>> during) {
        if (state instanceof NoMeeting) {
            return refuse(new TheMeetingExists());
        }
        return Check.that(new VideoConfActsForDeadlinesOnly(), asked.actor())
                .and(new OnlyThoseConcernedKnowTheMeeting(state), asked.actor())
                .then(() -> switch (state) {
                    case NoMeeting _ -> refuse(new TheMeetingExists());
                    case ScheduledMeeting it -> before.apply(it, Caller.in(it, asked.actor()));
                    case LiveMeeting it -> during.apply(it, Caller.in(it, asked.actor()));
                    case EndedMeeting _ -> refuse(new AnEndedMeetingStaysEnded());
                    case CancelledMeeting _ -> refuse(new TheMeetingIsRunning());
                });
    }

    /** For what somebody does who is in a running meeting. */
    public static Decision<MeetingEvent> inside(
            Asked<? extends MeetingCommand> asked,
            MeetingState state,
            Function<Participating, Decision<MeetingEvent>> decide) {
        return whileRunning(asked, state, (live, caller) -> {
            ParticipantState me = caller.me();
            return me == null || !caller.present()
                    ? Decision.refused(new OnlyWhoIsPresentTakesPart().refusal(caller))
                    : decide.apply(new Participating(live, caller, me));
        });
    }

    /** For what is due. A deadline that finds no running meeting is late: it decides nothing. */
    public static Decision<MeetingEvent> whenDue(
            Asked<? extends MeetingCommand> asked,
            MeetingState state,
            Function<LiveMeeting, Decision<MeetingEvent>> decide) {
        return Check.that(new OnlyThoseConcernedKnowTheMeeting(state), asked.actor())
                .and(new OnlyVideoConfActsForDeadlines(), asked.actor())
                .then(() -> switch (state) {
                    case LiveMeeting it -> decide.apply(it);
                    case NoMeeting _, ScheduledMeeting _, EndedMeeting _, CancelledMeeting _ -> Decision.alreadySo();
                });
    }

    /**
     * For what an edge notices, for a person or by itself. In a meeting that does not run it means nothing; and
     * whoever the meeting knows is heard, also who was just banned: their connection does get lost.
     */
    public static Decision<MeetingEvent> whenLost(
            Asked<? extends MeetingCommand> asked,
            MeetingState state,
            BiFunction<LiveMeeting, Caller, Decision<MeetingEvent>> decide) {
        return switch (state) {
            case LiveMeeting it -> {
                Caller caller = Caller.in(it, asked.actor());
                Check known = caller.me() == null
                        ? Check.that(new OnlyThoseConcernedKnowTheMeeting(state), asked.actor())
                        : Check.nothing();
                yield known.then(() -> decide.apply(it, caller));
            }
            case NoMeeting _, ScheduledMeeting _, EndedMeeting _, CancelledMeeting _ -> Decision.alreadySo();
        };
    }

    /** For what is asked about one participant. */
    public static Decision<MeetingEvent> about(
            ParticipantId id, Roster people, Caller caller, Function<Targeted, Decision<MeetingEvent>> decide) {
        return people.find(id)
                .map(target -> decide.apply(new Targeted(caller, target)))
                .orElseGet(() -> Decision.refused(nobody(id)));
    }

    /** There is no participant with this id. */
    public static Refusal nobody(ParticipantId id) {
        return new TheParticipantExists().refusal(id).with("participant_id", id.value());
    }

    private static Decision<MeetingEvent> refuse(Rule<Object> rule) {
        return Decision.refused(rule.code(), rule.name());
    }
}
