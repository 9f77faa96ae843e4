package io.videoconf.command.meeting.admission;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.commands.AdmitEverybody;
import io.videoconf.api.meeting.commands.AdmitParticipant;
import io.videoconf.api.meeting.commands.DenyParticipant;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.ParticipantDenied;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.admission.AdmissionRules.OnlyHostsAdmit;
import io.videoconf.command.meeting.admission.AdmissionRules.OnlyHostsDeny;
import io.videoconf.command.meeting.admission.AdmissionRules.OnlyWhoWaitsIsAdmittedOrDenied;
import io.videoconf.command.meeting.admission.AdmissionRules.WhoIsAdmittedHasASeat;
import io.videoconf.command.meeting.deciding.Caller;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.deciding.Seats;
import io.videoconf.command.meeting.deciding.Story;
import io.videoconf.command.meeting.host.HostChair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People who wait are let in, or turned away. Who waits with a connection is in the meeting by the same decision.
 */
public final class Admitting {
    private Admitting() {}

    /** Lets one person in. */
    public static Decision<MeetingEvent> decide(Asked<AdmitParticipant> asked, MeetingState state) {
        return Meetings.whileRunning(
                asked,
                state,
                (live, caller) -> Check.that(new OnlyHostsAdmit(), caller)
                        .then(() -> Meetings.about(
                                asked.command().participantId(),
                                live.roster(),
                                caller,
                                to -> to.target().status().holdsSeat()
                                        ? Decision.alreadySo()
                                        : Check.that(new OnlyWhoWaitsIsAdmittedOrDenied(), to.target())
                                                .and(new WhoIsAdmittedHasASeat(live), to.target())
                                                .then(() -> one(live, to.target(), caller, asked)))));
    }

    /** Lets in everybody who waits, longest waiting first, as far as there are seats. */
    public static Decision<MeetingEvent> everybody(Asked<AdmitEverybody> asked, MeetingState state) {
        return Meetings.whileRunning(
                asked,
                state,
                (live, caller) -> Check.that(new OnlyHostsAdmit(), caller).then(() -> all(live, caller, asked)));
    }

    /** Turns one person away. */
    public static Decision<MeetingEvent> deny(Asked<DenyParticipant> asked, MeetingState state) {
        return Meetings.whileRunning(
                asked,
                state,
                (live, caller) -> Check.that(new OnlyHostsDeny(), caller)
                        .then(() -> Meetings.about(
                                asked.command().participantId(),
                                live.roster(),
                                caller,
                                to -> to.target().status() == ParticipantStatus.DENIED
                                        ? Decision.alreadySo()
                                        : Check.that(new OnlyWhoWaitsIsAdmittedOrDenied(), to.target())
                                                .then(() -> Decision.accepted(new ParticipantDenied(
                                                        asked.command().meetingId(),
                                                        to.target().id(),
                                                        caller.id(),
                                                        asked.at()))))));
    }

    private static Decision<MeetingEvent> one(
            LiveMeeting live, ParticipantState waiting, Caller caller, Asked<?> asked) {
        Story story = Story.from(live);
        letIn(story, waiting, caller.id(), asked);
        return story.decision();
    }

    private static Decision<MeetingEvent> all(LiveMeeting live, Caller caller, Asked<?> asked) {
        List<ParticipantState> waiting = live.roster().people().stream()
                .filter(person -> person.status() == ParticipantStatus.WAITING)
                .toList();
        Story story = Story.from(live);
        for (ParticipantState person : waiting) {
            if (Seats.hasFor(story.live(), person)) {
                letIn(story, person, caller.id(), asked);
            }
        }
        Check seats =
                waiting.isEmpty() ? Check.nothing() : Check.that(new WhoIsAdmittedHasASeat(live), waiting.getFirst());
        return seats.then(story::decision);
    }

    private static void letIn(Story story, ParticipantState waiting, @Nullable ParticipantId by, Asked<?> asked) {
        story.then(Arrivals.admitted(story.live().facts().meetingId(), waiting, by, asked.at()));
        ConnectionId connection = waiting.presence().connectionId();
        if (connection != null && waiting.presence().graceUntil() == null) {
            story.then(Arrivals.joined(story.live(), waiting, connection, asked.at()));
            HostChair.arrived(story, waiting.id(), asked);
        }
    }
}
