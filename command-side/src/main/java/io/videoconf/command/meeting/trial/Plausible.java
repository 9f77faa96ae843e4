package io.videoconf.command.meeting.trial;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.meeting.events.AttendanceCorrected;
import io.videoconf.api.meeting.events.ChatMessageDeleted;
import io.videoconf.api.meeting.events.ChatMessageEdited;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.CancelledMeeting;
import io.videoconf.api.meeting.state.EndedMeeting;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.state.Roster;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import org.jspecify.annotations.Nullable;

/** Whether something that was done could have been done where the meeting would have been by then. */
final class Plausible {
    private Plausible() {}

    static boolean couldBe(MeetingEvent fact, Actor actor, MeetingState state) {
        if (fact instanceof ChatMessageEdited
                || fact instanceof ChatMessageDeleted
                || fact instanceof AttendanceCorrected) {
            return true; // second thoughts come also after the end
        }
        return switch (state) {
            case NoMeeting _, ScheduledMeeting _ -> true;
            case LiveMeeting it ->
                actor.isSystem()
                        || it.facts().ownerId().equals(actor.id())
                        || it.roster()
                                .find(actor.id())
                                .filter(person -> person.status().isPresent())
                                .isPresent();
            case EndedMeeting _, CancelledMeeting _ -> false;
        };
    }

    static Roster people(MeetingState state) {
        return switch (state) {
            case NoMeeting _ -> Roster.empty();
            case ScheduledMeeting it -> it.roster();
            case LiveMeeting it -> it.roster();
            case EndedMeeting it -> it.roster();
            case CancelledMeeting it -> it.roster();
        };
    }

    static @Nullable MeetingFacts facts(MeetingState state) {
        return switch (state) {
            case NoMeeting _ -> null;
            case ScheduledMeeting it -> it.facts();
            case LiveMeeting it -> it.facts();
            case EndedMeeting it -> it.facts();
            case CancelledMeeting it -> it.facts();
        };
    }
}
