package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.MeetingViews;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.socketio.SharedBeginning;
import io.videoconf.edge.socketio.SharedPacket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Who is in and was not sent the snapshot yet. It is as large as the meeting: for all who come in one window it is made and
 * encoded once, and only its end is each one's own. Guarded by its hub's lock.
 */
final class Newcomers {
    private static final Runnable NOTHING = () -> {};
    private final String namespace;
    private final List<Welcome> waiting = new ArrayList<>();

    Newcomers(String namespace) {
        this.namespace = namespace;
    }

    void add(Welcome welcome) {
        waiting.add(welcome);
    }

    /** Greets one before the others, if that one waits; answers what is to be done then, outside the lock. */
    Runnable greet(Member member, MeetingState now) {
        if (waiting.isEmpty()) {
            return NOTHING;
        }
        return greet(waiting.stream().filter(one -> one.member() == member).toList(), now);
    }

    /** The same for all. */
    Runnable greetAll(MeetingState now) {
        return greet(List.copyOf(waiting), now);
    }

    private Runnable greet(List<Welcome> welcomes, MeetingState now) {
        waiting.removeAll(welcomes);
        List<Welcome> held = welcomes.stream()
                .filter(one -> one.member().phase == Member.Phase.HELD)
                .toList();
        if (!held.isEmpty()) {
            send(held, now);
        }
        long sequence = now.sequence();
        return () -> welcomes.forEach(one -> one.then().accept(sequence));
    }

    private void send(List<Welcome> held, MeetingState now) {
        byte[] whole = WireJson.bytes(Frames.joined(MeetingViews.view(now)));
        byte[] open = Arrays.copyOf(whole, whole.length - 1);
        try (SharedBeginning beginning = SharedBeginning.of(namespace, "meeting_joined", open)) {
            held.forEach(one -> send(one, beginning));
        }
    }

    private static void send(Welcome welcome, SharedBeginning beginning) {
        Member member = welcome.member();
        ParticipantId me = Objects.requireNonNull(member.participant, "a member without a participant has entered");
        try (SharedPacket packet = beginning.ending(",\"your_participant_id\":\"" + me.value() + "\"}")) {
            member.socket.send(packet);
        }
        if (welcome.missedNothing()) {
            member.phase = Member.Phase.LIVE;
        }
    }
}
