package io.videoconf.command.meeting.deciding;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.state.Roster;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as the meeting knows them.
 *
 * @param me the participant that the actor is; null for a stranger
 */
public record Caller(
        Actor actor, MeetingFacts facts, @Nullable ParticipantState me) {

    static Caller in(ScheduledMeeting meeting, Actor actor) {
        return of(meeting.facts(), meeting.roster(), actor);
    }

    static Caller in(LiveMeeting meeting, Actor actor) {
        return of(meeting.facts(), meeting.roster(), actor);
    }

    private static Caller of(MeetingFacts facts, Roster people, Actor actor) {
        return new Caller(actor, facts, people.find(actor.id()).orElse(null));
    }

    /** The participant's id, for the facts; null for a stranger. */
    public @Nullable ParticipantId id() {
        return me == null ? null : me.id();
    }

    /** Scheduled the meeting: may do what a host may, there or not, whoever is host. */
    public boolean owner() {
        return facts.ownerId().equals(actor.id());
    }

    /** Holds the host role and a seat, or is the owner. */
    public boolean hosts() {
        return owner() || (seated() && role() == ParticipantRole.HOST);
    }

    /** Is host or co-host and holds a seat, or is the owner. */
    public boolean moderates() {
        return owner() || (seated() && role().moderates());
    }

    /** In the meeting, with a connection or in the grace of a lost one. */
    public boolean present() {
        return me != null && me.status().isPresent();
    }

    /** In the meeting, or let in and on the way. */
    public boolean seated() {
        return me != null && me.status().holdsSeat();
    }

    /** The role; that of a plain participant for a stranger. */
    public ParticipantRole role() {
        return me == null ? ParticipantRole.PARTICIPANT : me.role();
    }

    /** Hosts, or is a connected co-host while the host is not connected. */
    public boolean actsAsHostOf(LiveMeeting live) {
        boolean coHost = me != null && me.connected() && me.role() == ParticipantRole.CO_HOST;
        return hosts() || (coHost && !live.hostConnected());
    }
}
