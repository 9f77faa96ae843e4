package io.videoconf.command.meeting.life;

import io.videoconf.api.meeting.MeetingPolicy;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.PolicyChanged;
import io.videoconf.api.meeting.events.RecurrenceSet;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.Emails;
import io.videoconf.command.meeting.life.LifeRules.AMeetingEndsAfterItStarts;
import io.videoconf.command.meeting.life.LifeRules.AMeetingIsScheduledOnce;
import io.videoconf.command.meeting.life.LifeRules.AProtectedMeetingHasAPassword;
import io.videoconf.command.meeting.life.LifeRules.OnlyAccountsSchedule;
import io.videoconf.command.meeting.life.LifeRules.Plan;
import io.videoconf.command.meeting.life.LifeRules.SettingsStayWithinBounds;
import io.videoconf.command.meeting.life.PolicyRules.PolicyStaysWithinBounds;
import io.videoconf.command.meeting.series.SeriesRules;
import java.util.ArrayList;
import java.util.List;

/**
 * A meeting is scheduled; without a start time it begins at once.
 */
public final class Scheduling {
    private Scheduling() {}

    /** Decides about a new meeting. */
    public static Decision<MeetingEvent> decide(Asked<ScheduleMeeting> asked, MeetingState state, Prepared prepared) {
        ScheduleMeeting command = asked.command();
        MeetingSettings settings = command.settings().appliedTo(MeetingSettings.defaults(), prepared.passwordHash());
        MeetingPolicy policy =
                command.settings().policyAfter(MeetingPolicy.DEFAULT).allowing(prepared.longestMinutes());
        Check allowed = Check.that(new OnlyAccountsSchedule(), asked.actor())
                .and(new AMeetingIsScheduledOnce(), state instanceof NoMeeting)
                .and(new SettingsStayWithinBounds(), settings)
                .and(new AProtectedMeetingHasAPassword(), settings)
                .and(new PolicyStaysWithinBounds(), policy)
                .and(new AMeetingEndsAfterItStarts(), new Plan(command.scheduledStart(), command.scheduledEnd()));
        SeriesRules.Plan plan =
                new SeriesRules.Plan(command.recurrence(), command.scheduledStart(), command.scheduledEnd());
        return SeriesRules.check(allowed, plan).then(() -> schedule(asked, prepared, settings, policy));
    }

    private static Decision<MeetingEvent> schedule(
            Asked<ScheduleMeeting> asked, Prepared prepared, MeetingSettings settings, MeetingPolicy policy) {
        ScheduleMeeting command = asked.command();
        MeetingScheduled scheduled = new MeetingScheduled(
                command.meetingId(),
                asked.actor().tenant(),
                asked.actor().id(),
                command.ownerParticipantId(),
                command.ownerName(),
                Emails.lower(command.ownerEmail()),
                command.title(),
                command.description(),
                prepared.meetingNumber(),
                command.scheduledStart(),
                command.scheduledEnd(),
                Emails.all(command.alternativeHosts()),
                settings,
                asked.at());
        List<MeetingEvent> facts = new ArrayList<>();
        facts.add(scheduled);
        if (!policy.equals(MeetingPolicy.DEFAULT)) {
            facts.add(new PolicyChanged(command.meetingId(), policy, asked.at()));
        }
        if (command.recurrence() != null) {
            facts.add(new RecurrenceSet(command.meetingId(), command.recurrence(), asked.at()));
        }
        if (command.scheduledStart() == null) {
            facts.add(new MeetingStarted(command.meetingId(), asked.at()));
        }
        return Decision.accepted(facts);
    }
}
