package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.MeetingViews;
import io.videoconf.edge.socketio.DisconnectReason;
import io.videoconf.edge.socketio.SharedPacket;
import io.videoconf.edge.stream.LiveFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

/**
 * One meeting on this edge: a live fold of its log, and the sockets that are in it. Every fact is folded and encoded
 * once, and goes to each socket whose person may see it. All of it happens under one lock, shortly: nothing here blocks.
 */
final class MeetingHub {
    private static final int KEPT = 1_000;
    private final MeetingId meeting;
    private final String namespace;
    private final Map<ConnectionId, Member> members = new HashMap<>();
    private final RecentFacts recent = new RecentFacts(KEPT);
    private final List<LiveFact> early = new ArrayList<>();
    private @Nullable MeetingState state;

    MeetingHub(MeetingId meeting, String namespace) {
        this.meeting = meeting;
        this.namespace = namespace;
    }

    MeetingId meeting() {
        return meeting;
    }

    /** The state that the log has led to; null until it was read. */
    synchronized @Nullable MeetingState state() {
        return state;
    }

    /** The last fact that was folded; 0 before the first. */
    synchronized long sequence() {
        return state == null ? 0 : state.sequence();
    }

    /** Begins at a state that was read, and goes on with what arrived meanwhile. */
    synchronized void begin(MeetingState read) {
        if (state == null || state.sequence() < read.sequence()) {
            state = read;
            recent.forgetUpTo(read.sequence());
        }
        List<LiveFact> waiting = List.copyOf(early);
        early.clear();
        waiting.forEach(this::arrived);
    }

    /** True when facts are missing between what was folded and what arrived. */
    synchronized boolean hasGap() {
        return state != null && !early.isEmpty();
    }

    synchronized void arrived(LiveFact fact) {
        MeetingState before = state;
        if (before == null || fact.sequence() > before.sequence() + 1) {
            early.add(fact);
            return;
        }
        if (fact.sequence() <= before.sequence()) {
            return;
        }
        MeetingState after = MeetingFold.evolve(before, fact.event());
        state = after;
        Fact encoded = Fact.of(fact.sequence(), fact.eventId(), fact.event(), after);
        recent.add(encoded);
        List<Member> entered = new ArrayList<>(1);
        Arrivals.note(encoded.event(), members, member -> {
            enter(member, after);
            entered.add(member);
        });
        deliver(encoded, after);
        Departures.note(encoded.event(), members, this::close);
        // Last: whoever waits for it goes on at once, on this thread, and finds the fact delivered.
        entered.forEach(member -> member.settled.complete(member.phase));
        if (!early.isEmpty()) {
            List<LiveFact> rest = List.copyOf(early);
            early.clear();
            rest.forEach(this::arrived);
        }
    }

    private void deliver(Fact fact, MeetingState now) {
        Map<Long, SharedPacket> frames = new HashMap<>(2);
        try {
            for (Member member : members.values()) {
                if (tells(member, fact, now)) {
                    if (member.phase != Member.Phase.HELD) {
                        member.socket.send(
                                frames.computeIfAbsent(member.lastSeen, previous -> fact.frame(namespace, previous)));
                    }
                    member.lastSeen = fact.sequence();
                }
            }
        } finally {
            frames.values().forEach(SharedPacket::close);
        }
    }

    private static boolean tells(Member member, Fact fact, MeetingState now) {
        return switch (member.phase) {
            // Who came in with this fact has it in the snapshot.
            case LIVE -> fact.sequence() > member.lastSeen && fact.isFor(now, member.user);
            // Who is held has the fact in the snapshot to come; it counts as seen.
            case HELD -> fact.isFor(now, member.user);
            case WAITING -> Departures.endsWaiting(fact.event(), member) && fact.isFor(now, member.user);
            case ASKED, GONE -> false;
        };
    }

    /** The log says that this connection is in. Whoever waited was answered long ago, and goes live at once. */
    private void enter(Member member, MeetingState now) {
        boolean waited = member.phase == Member.Phase.WAITING;
        member.phase = waited ? Member.Phase.LIVE : Member.Phase.HELD;
        if (waited) {
            member.socket.emit("meeting_joined", snapshot(member, now));
            member.lastSeen = now.sequence();
        }
    }

    private static ObjectNode snapshot(Member member, MeetingState now) {
        ParticipantId me = member.participant;
        if (me == null) {
            throw new IllegalStateException("a member without a participant has entered");
        }
        return Frames.joined(MeetingViews.view(now), me);
    }

    /** A socket asks to be in: what the log says of its connection is looked for from now on. */
    synchronized void ask(Member member) {
        members.put(member.connection, member);
    }

    /**
     * Sends the snapshot as of now, then what the client missed of it, and goes live: in one step, so that there is
     * no gap and nothing twice.
     *
     * @return false when the member is not held, or memory does not go back far enough: read more of the log then
     */
    synchronized boolean release(Member member, Missed missed) {
        MeetingState now = state;
        if (member.phase != Member.Phase.HELD || now == null) {
            return member.phase != Member.Phase.HELD;
        }
        Optional<List<Fact>> rest = missed.isNothing() ? Optional.of(List.of()) : recent.since(missed.upTo());
        if (rest.isEmpty()) {
            return false;
        }
        member.socket.emit("meeting_joined", snapshot(member, now));
        if (!missed.isNothing()) {
            member.lastSeen = missed.lastSeen();
        }
        missed.facts().forEach(fact -> tell(member, fact, now));
        rest.get().forEach(fact -> tell(member, fact, now));
        member.phase = Member.Phase.LIVE;
        return true;
    }

    private void tell(Member member, Fact fact, MeetingState now) {
        if (!fact.isFor(now, member.user)) {
            return;
        }
        try (SharedPacket frame = fact.frame(namespace, member.lastSeen)) {
            member.socket.send(frame);
        }
        member.lastSeen = fact.sequence();
    }

    /**
     * What a client missed that has seen all up to a sequence, as far as memory tells: nothing of it has to be read
     * when the fact that it saw last is still known, and was for its eyes.
     */
    synchronized Optional<Missed> missedSince(long sequence, Member member) {
        MeetingState now = state;
        if (now == null
                || recent.at(sequence)
                        .filter(last -> last.isFor(now, member.user))
                        .isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Missed(List.of(), sequence, sequence));
    }

    /** The sockets of a participant that are in. */
    synchronized List<Member> of(ParticipantId participant) {
        return members.values().stream()
                .filter(member -> member.isIn() && participant.equals(member.participant))
                .toList();
    }

    synchronized void close(Member member, String reason) {
        if (member.phase == Member.Phase.GONE) {
            return;
        }
        member.phase = Member.Phase.GONE;
        member.settled.complete(Member.Phase.GONE);
        members.remove(member.connection);
        if (!reason.isEmpty()) {
            // Not at once: answers to what was asked before are still on their way.
            Schedulers.parallel().schedule(() -> end(member, reason), 500, TimeUnit.MILLISECONDS);
        }
    }

    private static void end(Member member, String reason) {
        if (reason.equals(Departures.RECONNECT)) {
            member.socket.disconnect(DisconnectReason.RECONNECT);
        } else {
            member.socket.disconnect(reason);
        }
    }

    synchronized boolean isEmpty() {
        return members.isEmpty();
    }

    /** Where a fact comes from that was read from the log and not heard live. */
    static LiveFact read(long sequence, String eventId, MeetingEvent event) {
        return new LiveFact(sequence, eventId, event, event.at(), null);
    }
}
