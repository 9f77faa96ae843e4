package io.videoconf.command.meeting.admission;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.commands.RemoveParticipant;
import io.videoconf.api.meeting.commands.ReportSpammer;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingLocked;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.SpammerReported;
import io.videoconf.api.meeting.state.ActiveRecording;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.admission.AdmissionRules.NobodyPutsThemselvesOut;
import io.videoconf.command.meeting.admission.AdmissionRules.NobodyReportsThemselves;
import io.videoconf.command.meeting.admission.AdmissionRules.OnlyHostsRemove;
import io.videoconf.command.meeting.admission.AdmissionRules.OnlyHostsRemoveWhoModerates;
import io.videoconf.command.meeting.admission.AdmissionRules.OnlyWhoTakesPartReports;
import io.videoconf.command.meeting.admission.AdmissionRules.TheHostHandsOverBeforeBeingPutOut;
import io.videoconf.command.meeting.admission.AdmissionRules.TheOwnerIsNeverPutOut;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.deciding.Story;
import io.videoconf.command.meeting.deciding.Targeted;
import io.videoconf.command.meeting.media.Muting;
import io.videoconf.command.meeting.presence.Departures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * People are put out, and reported.
 */
public final class Removing {
    private Removing() {}

    /** Puts a person out, wherever they are: invited, waiting, in the meeting, or gone. */
    public static Decision<MeetingEvent> decide(Asked<RemoveParticipant> asked, MeetingState state) {
        ParticipantId id = asked.command().participantId();
        boolean ban = asked.command().ban();
        return Meetings.untilOver(
                asked,
                state,
                (scheduled, caller) -> Check.that(new OnlyHostsRemove(), caller)
                        .then(() -> Meetings.about(
                                id,
                                scheduled.roster(),
                                caller,
                                to -> mayRemove(Check.nothing(), to).then(() -> remove(to, ban, List.of(), asked)))),
                (live, caller) -> Check.that(new OnlyHostsRemove(), caller)
                        .then(() -> Meetings.about(
                                id,
                                live.roster(),
                                caller,
                                to -> mayRemove(Check.nothing(), to)
                                        .then(() -> remove(to, ban, live.recordings(), asked)))));
    }

    /** Reports a spammer; together with that, who moderates may put them out, lock the door, and mute everybody. */
    public static Decision<MeetingEvent> report(Asked<ReportSpammer> asked, MeetingState state) {
        ReportSpammer command = asked.command();
        return Meetings.whileRunning(asked, state, (live, caller) -> {
            ParticipantState me = caller.me();
            Check taking = Check.that(new OnlyWhoTakesPartReports(), caller);
            Check reporting = command.remove() || command.lock() || command.muteAll()
                    ? taking.and(new OnlyHostsRemove(), caller)
                    : taking;
            return me == null
                    ? reporting.then(Decision::alreadySo)
                    : reporting.then(() -> Meetings.about(
                            command.participantId(), live.roster(), caller, to -> reported(asked, live, me, to)));
        });
    }

    private static Decision<MeetingEvent> reported(
            Asked<ReportSpammer> asked, LiveMeeting live, ParticipantState me, Targeted to) {
        ReportSpammer command = asked.command();
        MeetingEvent report =
                new SpammerReported(command.meetingId(), to.target().id(), me.id(), command.reason(), asked.at());
        Check may = Check.that(new NobodyReportsThemselves(), to);
        return (command.remove() ? mayRemove(may, to) : may).then(() -> {
            Story story = Story.from(live).then(report);
            if (command.remove()) {
                removal(to, false, live.recordings(), command.meetingId(), asked.at())
                        .forEach(story::then);
            }
            if (command.lock() && !live.locked()) {
                story.then(new MeetingLocked(command.meetingId(), asked.at()));
            }
            if (command.muteAll()) {
                Muting.everybody(story.live(), me.id(), live.allowSelfUnmute(), asked.at())
                        .ifPresent(story::then);
            }
            return story.decision();
        });
    }

    private static Check mayRemove(Check before, Targeted to) {
        return before.and(new TheOwnerIsNeverPutOut(), to)
                .and(new NobodyPutsThemselvesOut(), to)
                .and(new OnlyHostsRemoveWhoModerates(), to)
                .and(new TheHostHandsOverBeforeBeingPutOut(), to);
    }

    private static Decision<MeetingEvent> remove(
            Targeted to, boolean ban, List<ActiveRecording> recordings, Asked<RemoveParticipant> asked) {
        return Decision.accepted(removal(to, ban, recordings, asked.command().meetingId(), asked.at()));
    }

    private static List<MeetingEvent> removal(
            Targeted to, boolean ban, List<ActiveRecording> recordings, MeetingId meeting, Instant at) {
        ParticipantStatus status = to.target().status();
        boolean already = status == ParticipantStatus.BANNED || (status == ParticipantStatus.REMOVED && !ban);
        if (already) {
            return List.of();
        }
        List<MeetingEvent> facts = new ArrayList<>(Departures.lostRecordings(meeting, to.target(), recordings, at));
        facts.add(new ParticipantRemoved(meeting, to.target().id(), to.caller().id(), ban, at));
        return facts;
    }
}
