package io.videoconf.command.meeting.admission;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
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
import io.videoconf.command.meeting.admission.DoorRules.ADoorTakesSoManyAtATime;
import io.videoconf.command.meeting.admission.DoorRules.AGuestEntersOneMeetingOnly;
import io.videoconf.command.meeting.admission.DoorRules.ALockedMeetingLetsNobodyIn;
import io.videoconf.command.meeting.admission.DoorRules.EverybodyHasASeat;
import io.videoconf.command.meeting.admission.DoorRules.NoGuestComesFromWhereOneWasBanned;
import io.videoconf.command.meeting.admission.DoorRules.OnlyAllowedDomainsComeIn;
import io.videoconf.command.meeting.admission.DoorRules.StrangersNeedThePassword;
import io.videoconf.command.meeting.admission.DoorRules.TheBannedStayOut;
import io.videoconf.command.meeting.admission.DoorRules.TheHostOpensTheDoor;
import io.videoconf.command.meeting.admission.DoorRules.WhoGuessesWaits;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.CommonRules.AParticipantIdNamesOnePerson;
import io.videoconf.command.meeting.deciding.CommonRules.AnEndedMeetingStaysEnded;
import io.videoconf.command.meeting.deciding.CommonRules.TheMeetingExists;
import io.videoconf.command.meeting.deciding.CommonRules.TheMeetingIsRunning;
import io.videoconf.command.meeting.deciding.CommonRules.VideoConfActsForDeadlinesOnly;
import io.videoconf.command.meeting.deciding.Story;
import io.videoconf.command.meeting.host.HostChair;
import io.videoconf.command.meeting.life.Starting;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks to take part, or comes back.
 */
public final class Joining {
    private Joining() {}

    /** Decides who comes in, who waits, and who does not. */
    public static Decision<MeetingEvent> decide(Asked<JoinMeeting> asked, MeetingState state, PasswordCheck passwords) {
        return switch (state) {
            case NoMeeting _ -> Check.that(new TheMeetingExists(), state).then(Decision::alreadySo);
            case ScheduledMeeting it -> {
                Visitor visitor = Visitor.at(asked, it.facts(), it.roster());
                yield atTheDoor(visitor, it.roster(), passwords)
                        .and(new TheHostOpensTheDoor(), visitor)
                        .then(() -> open(visitor, it, passwords));
            }
            case LiveMeeting it -> {
                Visitor visitor = Visitor.at(asked, it.facts(), it.roster());
                yield atTheDoor(visitor, it.roster(), passwords)
                        .then(() -> receive(visitor, Story.from(it), passwords));
            }
            case EndedMeeting it ->
                atTheDoor(Visitor.at(asked, it.facts(), it.roster()), it.roster(), passwords)
                        .and(new AnEndedMeetingStaysEnded(), state)
                        .then(Decision::alreadySo);
            case CancelledMeeting it ->
                atTheDoor(Visitor.at(asked, it.facts(), it.roster()), it.roster(), passwords)
                        .and(new TheMeetingIsRunning(), state)
                        .then(Decision::alreadySo);
        };
    }

    private static Check atTheDoor(Visitor visitor, Roster people, PasswordCheck passwords) {
        boolean free = visitor.known() != null || people.find(visitor.id()).isEmpty();
        return Check.that(new VideoConfActsForDeadlinesOnly(), visitor.actor())
                .and(new AGuestEntersOneMeetingOnly(), visitor)
                .and(new TheBannedStayOut(), visitor)
                .and(new ADoorTakesSoManyAtATime(passwords), visitor)
                .and(new NoGuestComesFromWhereOneWasBanned(people, passwords), visitor)
                .and(new AParticipantIdNamesOnePerson(), free);
    }

    /** Coming first begins the meeting; a meeting that its first visitor does not get into does not begin. */
    private static Decision<MeetingEvent> open(Visitor visitor, ScheduledMeeting meeting, PasswordCheck passwords) {
        Story story = Story.from(meeting);
        Starting.begin(meeting.facts(), visitor.now()).forEach(story::then);
        return receive(visitor, story, passwords);
    }

    private static Decision<MeetingEvent> receive(Visitor visitor, Story story, PasswordCheck passwords) {
        ParticipantState known = visitor.known();
        if (known == null) {
            return atTheLock(visitor, story, passwords);
        }
        return switch (known.status()) {
            case INVITED, LEFT, DENIED, REMOVED, BANNED -> atTheLock(visitor, story, passwords);
            case WAITING -> waitingAgain(visitor, known, story);
            case ADMITTED -> visitor.command().connectionId() == null ? Decision.alreadySo() : enter(visitor, story);
            case JOINED, DISCONNECTED -> reconnect(visitor, known, story);
        };
    }

    private static Decision<MeetingEvent> atTheLock(Visitor visitor, Story story, PasswordCheck passwords) {
        LiveMeeting live = story.live();
        boolean waits = live.facts().settings().waitingRoomEnabled() && !visitor.belongs();
        Check door = Check.that(new ALockedMeetingLetsNobodyIn(live), visitor)
                .and(new OnlyAllowedDomainsComeIn(), visitor)
                .and(new WhoGuessesWaits(passwords), visitor)
                .and(new StrangersNeedThePassword(passwords), visitor);
        return waits
                ? door.then(() -> story.then(Arrivals.waiting(visitor)).decision())
                : door.and(new EverybodyHasASeat(live), visitor).then(() -> enter(visitor, story));
    }

    /** Who waits need not wait any longer when the waiting room was closed, or they are trusted now. */
    private static Decision<MeetingEvent> waitingAgain(Visitor visitor, ParticipantState waiting, Story story) {
        LiveMeeting live = story.live();
        boolean open = !live.facts().settings().waitingRoomEnabled() || visitor.belongs();
        Check door =
                Check.that(new ALockedMeetingLetsNobodyIn(live), visitor).and(new EverybodyHasASeat(live), visitor);
        return open && door.no() == null ? enter(visitor, story) : reconnect(visitor, waiting, story);
    }

    private static Decision<MeetingEvent> enter(Visitor visitor, Story story) {
        ConnectionId asked = visitor.command().connectionId();
        ConnectionId connection = asked == null ? alive(visitor.known()) : asked;
        if (connection == null) {
            return story.then(Arrivals.admitted(visitor)).decision();
        }
        story.then(Arrivals.joined(story.live(), visitor, connection));
        HostChair.arrived(story, visitor.id(), visitor.asked());
        return story.decision();
    }

    private static Decision<MeetingEvent> reconnect(Visitor visitor, ParticipantState known, Story story) {
        JoinMeeting command = visitor.command();
        ConnectionId connection = command.connectionId();
        ConnectionId old = alive(known);
        if (connection == null || connection.equals(old)) {
            return Decision.alreadySo();
        }
        story.then(
                old != null
                        ? new ConnectionSuperseded(command.meetingId(), known.id(), old, connection, visitor.now())
                        : new ConnectionRestored(command.meetingId(), known.id(), connection, visitor.now()));
        HostChair.arrived(story, known.id(), visitor.asked());
        return story.decision();
    }

    private static @Nullable ConnectionId alive(@Nullable ParticipantState person) {
        return person == null || person.presence().graceUntil() != null
                ? null
                : person.presence().connectionId();
    }
}
