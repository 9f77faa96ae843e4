package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.edge.relay.Address;
import io.videoconf.edge.relay.Relay;
import io.videoconf.edge.relay.Signal;
import io.videoconf.edge.socketio.SharedPacket;
import io.videoconf.edge.stream.LiveFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * One meeting on this edge: a live fold of its log, and the sockets that are in it. Every fact is folded and encoded
 * once, and goes to each socket whose person may see it. All of it happens under one lock, shortly: nothing here blocks.
 */
final class MeetingHub {
    static final int KEPT = 1_000;
    private final MeetingId meeting;
    private final String namespace;
    private final Relay relay;
    private final Map<ConnectionId, Member> members = new HashMap<>();
    private final FanOut fanOut;
    private final Newcomers newcomers;
    private final RecentFacts recent = new RecentFacts(KEPT);
    private final List<LiveFact> early = new ArrayList<>();
    private @Nullable MeetingState state;
    private @Nullable Mono<Void> deepening;

    MeetingHub(MeetingId meeting, String namespace, Relay relay, Pace pace) {
        this.meeting = meeting;
        this.namespace = namespace;
        this.relay = relay;
        this.newcomers = new Newcomers(namespace);
        this.fanOut = new FanOut(namespace, pace, members, this::windowEnds);
    }

    MeetingId meeting() {
        return meeting;
    }

    /** The state that the log has led to; null until it was read. */
    synchronized @Nullable MeetingState state() {
        return state;
    }

    /** 0 before the first fact. */
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

    /** Forgets what was encoded: whoever resumes reads it from the log. */
    synchronized void forgetFacts() {
        recent.forgetUpTo(sequence());
    }

    /** Puts another reading of the same state in its place; false when the meeting has gone on. */
    synchronized boolean replace(MeetingState read) {
        boolean same = read.sequence() == sequence();
        if (same) {
            state = read;
            recent.forgetUpTo(read.sequence());
        }
        return same;
    }

    /** Facts are missing between what was folded and what arrived. */
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
        Arrivals.note(encoded.event(), after, members, member -> {
            enter(member, after);
            entered.add(member);
        });
        fanOut.take(encoded, after);
        Departures.note(encoded.event(), members, this::close);
        Companions.note(encoded.event(), members.values());
        // Last: whoever waits for it goes on at once, on this thread, and finds the fact delivered.
        entered.forEach(member -> member.settled.complete(member.phase));
        if (!early.isEmpty()) {
            List<LiveFact> rest = List.copyOf(early);
            early.clear();
            rest.forEach(this::arrived);
        }
    }

    /** The log says that this connection is in. Whoever waited was answered long ago, and is welcomed without asking. */
    private void enter(Member member, MeetingState now) {
        boolean waited = member.phase == Member.Phase.WAITING;
        member.phase = Member.Phase.HELD;
        listen(member);
        if (waited) {
            newcomers.add(new Welcome(member, true, _ -> {}));
            if (!fanOut.isOpen()) {
                newcomers.greetAll(now).run();
                member.lastSeen = now.sequence();
            }
        }
    }

    private void listen(Member member) {
        ParticipantId participant = member.participant;
        if (participant != null) {
            member.mailbox = relay.open(Address.of(meeting, participant), signal -> signalled(member, signal));
        }
    }

    /** Who sends a signal may be somebody of whose coming the member is not told yet. */
    private void signalled(Member member, Signal signal) {
        Runnable afterwards = () -> {};
        synchronized (this) {
            if (state != null) {
                fanOut.hurry(member, state);
                afterwards = newcomers.greet(member, state);
            }
            member.socket.emit(signal.event(), signal.body());
        }
        afterwards.run();
    }

    /** Tells what was gathered, and greets who came meanwhile. */
    private void windowEnds() {
        Runnable afterwards = () -> {};
        synchronized (this) {
            if (state != null) {
                fanOut.windowEnds(state);
                afterwards = newcomers.greetAll(state);
            }
        }
        afterwards.run();
    }

    /** Holds a further device of somebody who is in, until its place is given back; false when one of the two is gone by now. */
    synchronized boolean accompany(Member member, ParticipantId person, Disposable place) {
        if (member.phase != Member.Phase.ASKED || !person.equals(Companions.joined(state, member.user))) {
            place.dispose();
            return false;
        }
        member.place = place;
        member.participant = person;
        member.companion = true;
        member.phase = Member.Phase.HELD;
        listen(member);
        return true;
    }

    /** A socket asks to be in: what the log says of its connection is looked for from now on. */
    synchronized void ask(Member member) {
        members.put(member.connection, member);
    }

    /**
     * Sends the snapshot to who is held, now or at the end of the window that is open; who missed nothing goes live with it,
     * in one step.
     */
    void welcome(Welcome welcome) {
        Runnable afterwards = () -> {};
        synchronized (this) {
            newcomers.add(welcome);
            if (state != null && !fanOut.isOpen()) {
                afterwards = newcomers.greetAll(state);
            }
        }
        afterwards.run();
    }

    /**
     * Tells who is held everything after a sequence, and lets it go live, in one step.
     *
     * @return false when memory does not reach back far enough
     */
    synchronized boolean goLive(Member member, long from) {
        MeetingState now = state;
        if (member.phase != Member.Phase.HELD || now == null) {
            return true;
        }
        Optional<Long> last = recent.lastUpTo(from, fact -> fact.isFor(now, member.user));
        return last.isPresent() && goLive(member, from, last.get());
    }

    /**
     * The same for a member who was told everything up to a sequence.
     *
     * @param lastSeen the last fact up to there that this member may see
     */
    synchronized boolean goLive(Member member, long from, long lastSeen) {
        MeetingState now = state;
        if (member.phase != Member.Phase.HELD || now == null) {
            return true;
        }
        Optional<List<Fact>> rest = recent.since(from);
        if (rest.isEmpty()) {
            return false;
        }
        member.lastSeen = lastSeen;
        for (Fact fact : rest.get()) {
            if (fact.isFor(now, member.user)) {
                send(member, fact, member.lastSeen);
                member.lastSeen = fact.sequence();
            }
        }
        member.phase = Member.Phase.LIVE;
        return true;
    }

    /** Tells those who lead the meeting, its owner among them, something that is no fact of it. */
    synchronized void tellLeaders(String event, ObjectNode body) {
        members.values().stream()
                .filter(member -> member.phase == Member.Phase.LIVE && People.leads(state, member))
                .forEach(member -> member.socket.emit(event, body));
    }

    void send(Member member, Fact fact, long previous) {
        try (SharedPacket frame = fact.frame(namespace, previous)) {
            member.socket.send(frame);
        }
    }

    synchronized void remember(RecentFacts older) {
        recent.prepend(older);
    }

    /** One reading for all who ask for it at the same time. */
    synchronized Mono<Void> deepened(Mono<Void> reading) {
        Mono<Void> running = deepening;
        if (running == null) {
            running = reading.doFinally(_ -> {
                        synchronized (this) {
                            deepening = null;
                        }
                    })
                    .cache();
            deepening = running;
        }
        return running;
    }

    synchronized void close(Member member, String reason) {
        if (member.phase == Member.Phase.GONE) {
            return;
        }
        MeetingState now = state;
        if (now != null) {
            fanOut.hurry(member, now);
        }
        member.phase = Member.Phase.GONE;
        member.settled.complete(Member.Phase.GONE);
        members.remove(member.connection);
        member.mailbox.dispose();
        member.place.dispose();
        if (!reason.isEmpty()) {
            Departures.end(member.socket, reason);
        }
    }

    synchronized boolean isEmpty() {
        return members.isEmpty();
    }
}
