package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.edge.socketio.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * One socket in one meeting. Guarded by its hub's lock, but for what is final.
 *
 * <p>It is <em>asked</em> until the meeting's log says what became of its connection; then it waits at the door, or it
 * is in. Who is in is held until the acknowledgement has gone out; the snapshot is taken then, and from its sequence on the
 * member is live.
 */
final class Member {
    enum Phase {
        ASKED,
        WAITING,
        HELD,
        LIVE,
        GONE
    }

    final Socket socket;
    final UserId user;
    final MeetingId meeting;
    final ConnectionId connection;
    final CompletableFuture<Phase> settled = new CompletableFuture<>();
    volatile Phase phase = Phase.ASKED;

    @Nullable
    ParticipantId participant;

    long lastSeen;
    /** A further device of somebody who is in by another connection: the meeting knows nothing of this one. */
    boolean companion;
    /** Makes a companion the person's connection in the place of one that is gone. */
    Consumer<Vacancy> succession = _ -> {};
    /** It has asked to be the person's connection. */
    volatile boolean succeeds;
    /** A companion's, among the further devices of its person. */
    Disposable place = Disposables.disposed();

    Disposable mailbox = Disposables.disposed();

    Member(Socket socket, UserId user, MeetingId meeting, ConnectionId connection) {
        this.socket = socket;
        this.user = user;
        this.meeting = meeting;
        this.connection = connection;
    }

    boolean isIn() {
        return phase == Phase.HELD || phase == Phase.LIVE;
    }
}
