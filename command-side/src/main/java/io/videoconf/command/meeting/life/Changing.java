package io.videoconf.command.meeting.life;

import io.videoconf.api.meeting.MeetingPolicy;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.Recurrence;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.events.MeetingChanged;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.PolicyChanged;
import io.videoconf.api.meeting.events.RecurrenceSet;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Caller;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.Emails;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.life.LifeRules.AMeetingEndsAfterItStarts;
import io.videoconf.command.meeting.life.LifeRules.AProtectedMeetingHasAPassword;
import io.videoconf.command.meeting.life.LifeRules.EverybodyKeepsTheirSeat;
import io.videoconf.command.meeting.life.LifeRules.NoEndToEndEncryptionWhileTheCloudRecords;
import io.videoconf.command.meeting.life.LifeRules.OnlyHostsChangeTheMeeting;
import io.videoconf.command.meeting.life.LifeRules.Plan;
import io.videoconf.command.meeting.life.LifeRules.SettingsStayWithinBounds;
import io.videoconf.command.meeting.life.PolicyRules.PolicyStaysWithinBounds;
import io.videoconf.command.meeting.series.SeriesRules;
import io.videoconf.command.meeting.series.SeriesRules.ARunningMeetingBecomesNoSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A meeting's title, times and rules are changed.
 */
public final class Changing {
    private Changing() {}

    /**
     * Decides about a change.
     *
     * @param passwordHash of the password that came with the command; null when none came
     */
    public static Decision<MeetingEvent> decide(
            Asked<ChangeMeeting> asked, MeetingState state, @Nullable String passwordHash) {
        return Meetings.untilOver(
                asked,
                state,
                (scheduled, caller) -> change(asked, scheduled.facts(), caller, passwordHash, Check.nothing()),
                (live, caller) -> {
                    MeetingSettings after = settings(asked.command(), live.facts(), passwordHash);
                    boolean series = live.facts().series() != null;
                    Check running = Check.that(new ARunningMeetingBecomesNoSeries(series), asked.command())
                            .and(new EverybodyKeepsTheirSeat(live), after)
                            .and(new NoEndToEndEncryptionWhileTheCloudRecords(live), after);
                    return change(asked, live.facts(), caller, passwordHash, running);
                });
    }

    private static Decision<MeetingEvent> change(
            Asked<ChangeMeeting> asked, MeetingFacts now, Caller caller, @Nullable String passwordHash, Check running) {
        MeetingChanged after = changed(asked, now, passwordHash);
        MeetingPolicy policy = policy(asked.command(), now);
        SeriesRules.Plan plan =
                new SeriesRules.Plan(rule(asked.command(), now), after.scheduledStart(), after.scheduledEnd());
        Check allowed = Check.that(new OnlyHostsChangeTheMeeting(), caller)
                .and(new SettingsStayWithinBounds(), after.settings())
                .and(new AProtectedMeetingHasAPassword(), after.settings())
                .and(new PolicyStaysWithinBounds(), policy)
                .and(new AMeetingEndsAfterItStarts(), new Plan(after.scheduledStart(), after.scheduledEnd()));
        return SeriesRules.check(allowed, plan)
                .then(() -> running.then(() -> Decision.accepted(facts(now, after, policy, plan.recurrence()))));
    }

    /** Only what is other than before. Another first time, or rule, begins the series anew. */
    private static List<MeetingEvent> facts(
            MeetingFacts now, MeetingChanged after, MeetingPolicy policy, @Nullable Recurrence rule) {
        List<MeetingEvent> facts = new ArrayList<>();
        if (!same(now, after)) {
            facts.add(after);
        }
        if (!policy.equals(now.policy())) {
            facts.add(new PolicyChanged(now.meetingId(), policy, after.at()));
        }
        Recurrence before = now.series() == null ? null : now.series().recurrence();
        boolean other = !Objects.equals(before, rule) || !Objects.equals(now.scheduledStart(), after.scheduledStart());
        if (rule != null && other) {
            facts.add(new RecurrenceSet(now.meetingId(), rule, after.at()));
        }
        return facts;
    }

    private static MeetingPolicy policy(ChangeMeeting command, MeetingFacts now) {
        MeetingSettingsChange change = command.settings();
        return change == null ? now.policy() : change.policyAfter(now.policy());
    }

    private static @Nullable Recurrence rule(ChangeMeeting command, MeetingFacts now) {
        if (command.recurrence() != null) {
            return command.recurrence();
        }
        return now.series() == null ? null : now.series().recurrence();
    }

    private static MeetingChanged changed(Asked<ChangeMeeting> asked, MeetingFacts now, @Nullable String passwordHash) {
        ChangeMeeting command = asked.command();
        return new MeetingChanged(
                now.meetingId(),
                command.title() == null ? now.title() : command.title(),
                command.description() == null ? now.description() : command.description(),
                command.scheduledStart() == null ? now.scheduledStart() : command.scheduledStart(),
                command.scheduledEnd() == null ? now.scheduledEnd() : command.scheduledEnd(),
                command.alternativeHosts() == null ? now.alternativeHosts() : Emails.all(command.alternativeHosts()),
                settings(command, now, passwordHash),
                asked.at());
    }

    private static MeetingSettings settings(ChangeMeeting command, MeetingFacts now, @Nullable String passwordHash) {
        MeetingSettingsChange change = command.settings();
        return change == null ? now.settings() : change.appliedTo(now.settings(), passwordHash);
    }

    private static boolean same(MeetingFacts now, MeetingChanged after) {
        return new MeetingChanged(
                        now.meetingId(),
                        now.title(),
                        now.description(),
                        now.scheduledStart(),
                        now.scheduledEnd(),
                        now.alternativeHosts(),
                        now.settings(),
                        after.at())
                .equals(after);
    }
}
