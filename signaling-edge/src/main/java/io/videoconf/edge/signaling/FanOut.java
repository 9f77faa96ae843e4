package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.ParticipantAdmitted;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.edge.socketio.SharedPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Tells the sockets of one meeting what has happened. Each fact at once; but where many are in, those that say who comes
 * and goes are gathered for a moment after the first of them, and then each socket is written to once for all of them. None is
 * left out, and their order stays: whatever else happens meanwhile takes them along. Guarded by its hub's lock.
 */
final class FanOut {
    private final String namespace;
    private final Pace pace;
    private final Map<ConnectionId, Member> members;
    private final Runnable atEnd;
    private final List<Fact> gathered = new ArrayList<>();
    private boolean open;

    /** @param atEnd called on the pace's clock when a window ends, to call {@link #windowEnds} under the lock */
    FanOut(String namespace, Pace pace, Map<ConnectionId, Member> members, Runnable atEnd) {
        this.namespace = namespace;
        this.pace = pace;
        this.members = members;
        this.atEnd = atEnd;
    }

    /** Whether a window is open: what is true of who is in will be told at its end. */
    boolean isOpen() {
        return open;
    }

    void take(Fact fact, MeetingState now) {
        gathered.add(fact);
        boolean presence = saysWhoIsThere(fact.event());
        if (!presence || !open || gathered.size() >= Pace.MOST) {
            flush(now);
        }
        if (presence && !open && members.size() >= Pace.CROWD && pace.window().isPositive()) {
            open = true;
            again();
        }
    }

    /** Tells what was gathered. While there was something, the next window follows. */
    void windowEnds(MeetingState now) {
        open = !gathered.isEmpty();
        flush(now);
        if (open) {
            again();
        }
    }

    private void again() {
        pace.clock().schedule(atEnd, pace.window().toNanos(), TimeUnit.NANOSECONDS);
    }

    private static boolean saysWhoIsThere(MeetingEvent event) {
        return event instanceof ParticipantJoined
                || event instanceof ParticipantLeft
                || event instanceof ConnectionLost
                || event instanceof ConnectionRestored
                || event instanceof ConnectionSuperseded
                || event instanceof ParticipantStartedWaiting
                || event instanceof ParticipantAdmitted;
    }

    /** What a member is told at once: one packet is made for all who are told the same. */
    private record Told(long previous, List<Long> sequences) {}

    private void flush(MeetingState now) {
        if (gathered.isEmpty()) {
            return;
        }
        long writes = gathered.size() == 1 ? one(gathered.getFirst(), now) : all(now);
        pace.meters().told(gathered.size(), writes);
        gathered.clear();
    }

    /** The usual case, in which nearly all have seen the same before: nothing is made for each member. */
    private long one(Fact fact, MeetingState now) {
        Map<Long, SharedPacket> others = new HashMap<>(2);
        SharedPacket usual = null;
        long usualBefore = -1;
        long writes = 0;
        try {
            for (Member member : members.values()) {
                if (isNewTo(member, fact, now)) {
                    if (tells(member, fact)) {
                        if (usual == null) {
                            usualBefore = member.lastSeen;
                            usual = fact.frame(namespace, usualBefore);
                        }
                        member.socket.send(
                                member.lastSeen == usualBefore
                                        ? usual
                                        : others.computeIfAbsent(
                                                member.lastSeen, before -> fact.frame(namespace, before)));
                        writes++;
                    }
                    member.lastSeen = fact.sequence();
                }
            }
        } finally {
            if (usual != null) {
                usual.close();
            }
            others.values().forEach(SharedPacket::close);
        }
        return writes;
    }

    private long all(MeetingState now) {
        Map<Told, SharedPacket> packets = new HashMap<>(2);
        long writes = 0;
        try {
            for (Member member : members.values()) {
                writes += tell(member, now, packets);
            }
        } finally {
            packets.values().forEach(SharedPacket::close);
        }
        return writes;
    }

    /** One member is told before all others what was gathered: something else follows for it alone. */
    void hurry(Member member, MeetingState now) {
        if (gathered.isEmpty()) {
            return;
        }
        Map<Told, SharedPacket> packets = new HashMap<>(2);
        try {
            pace.meters().told(0, tell(member, now, packets));
        } finally {
            packets.values().forEach(SharedPacket::close);
        }
    }

    /** @return how many writes it took, 0 or 1 */
    private int tell(Member member, MeetingState now, Map<Told, SharedPacket> packets) {
        long before = member.lastSeen;
        List<Fact> told = new ArrayList<>(gathered.size());
        for (Fact fact : gathered) {
            if (isNewTo(member, fact, now)) {
                if (tells(member, fact)) {
                    told.add(fact);
                }
                member.lastSeen = fact.sequence();
            }
        }
        if (told.isEmpty()) {
            return 0;
        }
        Told key = new Told(before, told.stream().map(Fact::sequence).toList());
        member.socket.send(packets.computeIfAbsent(key, _ -> packet(told, before)));
        return 1;
    }

    /** Whether this member may see it, and has not; the log may have been read further than what comes live. */
    private static boolean isNewTo(Member member, Fact fact, MeetingState now) {
        return switch (member.phase) {
            case LIVE, HELD, WAITING -> fact.sequence() > member.lastSeen && fact.isFor(now, member.user);
            case ASKED, GONE -> false;
        };
    }

    private static boolean tells(Member member, Fact fact) {
        return switch (member.phase) {
            case LIVE -> true;
            case WAITING -> Departures.endsWaiting(fact.event(), member);
            // Who is held has the fact in the snapshot to come; it counts as seen.
            case HELD, ASKED, GONE -> false;
        };
    }

    /** The facts one after the other, for all clients that saw {@code previous} before them. Close it when it is sent. */
    private SharedPacket packet(List<Fact> facts, long previous) {
        if (facts.size() == 1) {
            return facts.getFirst().frame(namespace, previous);
        }
        List<SharedPacket> frames = new ArrayList<>(facts.size());
        long last = previous;
        for (Fact fact : facts) {
            frames.add(fact.frame(namespace, last));
            last = fact.sequence();
        }
        try {
            return SharedPacket.joined(frames);
        } finally {
            frames.forEach(SharedPacket::close);
        }
    }
}
