package io.videoconf.command.meeting.deciding;

import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.ParticipantState;

/**
 * The seats of a meeting. One is the owner's, there or not: otherwise a full meeting would lock its owner out, or
 * hold more people than it may.
 */
public final class Seats {
    private Seats() {}

    /** Seats that nobody else can have. */
    public static int taken(LiveMeeting live) {
        boolean ownerSeated = live.roster()
                .find(live.facts().ownerParticipantId())
                .filter(owner -> owner.status().holdsSeat())
                .isPresent();
        return live.roster().seats() + (ownerSeated ? 0 : 1);
    }

    /** True when this person has a seat, or there is one for them. */
    public static boolean hasFor(LiveMeeting live, ParticipantState person) {
        return person.status().holdsSeat() || person.id().equals(live.facts().ownerParticipantId()) || hasOne(live);
    }

    /** True when there is a seat for anybody. */
    public static boolean hasOne(LiveMeeting live) {
        return taken(live) < live.facts().settings().maxParticipants();
    }
}
