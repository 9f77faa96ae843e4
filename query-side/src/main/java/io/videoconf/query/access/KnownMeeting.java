package io.videoconf.query.access;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.state.CancelledMeeting;
import io.videoconf.api.meeting.state.EndedMeeting;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingAccess;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.state.Roster;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import org.jspecify.annotations.Nullable;

/** What every meeting has, whatever has become of it. */
public record KnownMeeting(MeetingFacts facts, Roster people, MeetingStatus status) {

    /** The parts of a state; null when there is no meeting. */
    public static @Nullable KnownMeeting of(MeetingState state) {
        return switch (state) {
            case NoMeeting _ -> null;
            case ScheduledMeeting it -> new KnownMeeting(it.facts(), it.roster(), MeetingStatus.SCHEDULED);
            case LiveMeeting it -> new KnownMeeting(it.facts(), it.roster(), MeetingStatus.ACTIVE);
            case EndedMeeting it -> new KnownMeeting(it.facts(), it.roster(), MeetingStatus.ENDED);
            case CancelledMeeting it -> new KnownMeeting(it.facts(), it.roster(), MeetingStatus.CANCELLED);
        };
    }

    /** The owner, hosts, co-hosts, and VideoConf itself. */
    public boolean isLedBy(Actor viewer) {
        return viewer.isSystem() || MeetingAccess.leads(facts, people, viewer.id());
    }

    /**
     * Who leads it; and who watches over the organisation that it belongs to, once it is on record that they look.
     *
     * @param onRecord whether the looking is a fact already
     */
    public boolean isOverseenBy(Actor viewer, boolean onRecord) {
        return isLedBy(viewer) || (onRecord && isWatchedOverBy(viewer));
    }

    /** Who watches over the organisation that it belongs to. */
    public boolean isWatchedOverBy(Actor viewer) {
        return MeetingAccess.watchesOver(facts, viewer);
    }
}
