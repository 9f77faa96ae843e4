package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.state.CancelledMeeting;
import io.videoconf.api.meeting.state.EndedMeeting;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.state.Roster;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import org.jspecify.annotations.Nullable;

/** The people of a meeting, whatever state it is in. */
final class People {
    private People() {}

    static Roster of(MeetingState state) {
        return switch (state) {
            case NoMeeting _ -> Roster.empty();
            case ScheduledMeeting it -> it.roster();
            case LiveMeeting it -> it.roster();
            case EndedMeeting it -> it.roster();
            case CancelledMeeting it -> it.roster();
        };
    }

    static boolean isHost(MeetingState state, ParticipantId person) {
        return of(state)
                .find(person)
                .filter(it -> it.role() == ParticipantRole.HOST)
                .isPresent();
    }

    /** Whether somebody who is in a running meeting leads it: its owner, a host or a co-host. */
    static boolean leads(@Nullable MeetingState state, Member member) {
        ParticipantId person = member.participant;
        if (!(state instanceof LiveMeeting running) || person == null) {
            return false;
        }
        return running.facts().ownerId().equals(member.user)
                || running.roster()
                        .find(person)
                        .filter(it -> it.role().moderates())
                        .isPresent();
    }
}
