package io.videoconf.command.meeting.presence;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.commands.CorrectAttendance;
import io.videoconf.api.meeting.events.AttendanceCorrected;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.CancelledMeeting;
import io.videoconf.api.meeting.state.EndedMeeting;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.state.Roster;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.CommonRules.OnlyThoseConcernedKnowTheMeeting;
import io.videoconf.command.meeting.deciding.CommonRules.TheMeetingExists;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.presence.PresenceRules.APresenceEndsAfterItBegins;
import io.videoconf.command.meeting.presence.PresenceRules.OnlyHostsCorrectAttendance;
import java.util.Optional;

/**
 * Somebody knows better than the facts who was there. What they say is added to the facts, also after the end.
 */
public final class Correcting {
    private Correcting() {}

    /** Decides whether it is written down. */
    public static Decision<MeetingEvent> decide(Asked<CorrectAttendance> asked, MeetingState state) {
        return switch (state) {
            case NoMeeting _ -> Check.that(new TheMeetingExists(), state).then(Decision::alreadySo);
            case ScheduledMeeting it ->
                correct(asked, state, it.facts(), it.roster(), it.facts().ownerParticipantId());
            case LiveMeeting it ->
                correct(asked, state, it.facts(), it.roster(), it.host().holder());
            case EndedMeeting it -> correct(asked, state, it.facts(), it.roster(), it.hostId());
            case CancelledMeeting it ->
                correct(asked, state, it.facts(), it.roster(), it.facts().ownerParticipantId());
        };
    }

    private static Decision<MeetingEvent> correct(
            Asked<CorrectAttendance> asked, MeetingState state, MeetingFacts facts, Roster people, ParticipantId host) {
        CorrectAttendance command = asked.command();
        ParticipantState me = people.find(asked.actor().id()).orElse(null);
        Check allowed = Check.that(new OnlyThoseConcernedKnowTheMeeting(state), asked.actor())
                .and(new OnlyHostsCorrectAttendance(host, facts.ownerParticipantId()), Optional.ofNullable(me))
                .and(new APresenceEndsAfterItBegins(asked.at()), command);
        return me == null
                ? allowed.then(Decision::alreadySo)
                : allowed.then(() -> people.find(command.participantId())
                        .<Decision<MeetingEvent>>map(it -> Decision.accepted(corrected(asked, me.id())))
                        .orElseGet(() -> Decision.refused(Meetings.nobody(command.participantId()))));
    }

    private static AttendanceCorrected corrected(Asked<CorrectAttendance> asked, ParticipantId by) {
        CorrectAttendance command = asked.command();
        return new AttendanceCorrected(
                command.meetingId(),
                command.participantId(),
                command.from(),
                command.to(),
                command.present(),
                command.reason(),
                by,
                asked.at());
    }
}
