package io.videoconf.edge.signaling;

import io.videoconf.api.account.ClosingKind;
import io.videoconf.api.account.views.Closing;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.ConnectionLoss;
import io.videoconf.edge.gateway.Caller;
import io.videoconf.edge.gateway.ClosedDoors;
import io.videoconf.edge.gateway.ErrorBodies;
import io.videoconf.edge.gateway.RequestIds;
import io.videoconf.edge.socketio.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Closes the sockets of accounts and sessions that are closed, and tells each why. */
@Component
final class Evictions {
    private final Map<Socket, Visitor> connected = new ConcurrentHashMap<>();
    private final ErrorBodies errors;
    private final ClosedDoors doors;

    Evictions(ClosedDoors doors, ErrorBodies errors) {
        this.errors = errors;
        this.doors = doors;
        doors.listen(this::closed);
    }

    /** From now on the socket is closed with its account or session. */
    void watch(Socket socket, Visitor visitor) {
        connected.put(socket, visitor);
        // It may have been closed between the look at its token and now.
        doors.closingsOf(visitor.caller()).stream().findFirst().ifPresent(closing -> evict(socket, visitor, closing));
    }

    /** The socket is gone. */
    void forget(Socket socket) {
        connected.remove(socket);
    }

    private void closed(Closing closing) {
        if (closing.kind() != ClosingKind.STALE) {
            connected.forEach((socket, visitor) -> {
                Caller caller = visitor.caller();
                if (ClosedDoors.concerns(closing, caller)) {
                    // Who closes an account ends its sessions too, and may be telling of both at once.
                    List<Closing> known = doors.closingsOf(caller);
                    evict(socket, visitor, known.isEmpty() ? closing : known.getFirst());
                }
            });
        }
    }

    private void evict(Socket socket, Visitor visitor, Closing closing) {
        if (!connected.remove(socket, visitor)) {
            return;
        }
        visitor.ends(
                closing.kind() == ClosingKind.SESSION ? ConnectionLoss.TOKEN_EXPIRED : ConnectionLoss.ACCOUNT_CLOSED);
        boolean suspended = closing.kind() == ClosingKind.SUSPENDED;
        RefusalCode code = suspended ? RefusalCode.ACCOUNT_SUSPENDED : RefusalCode.INVALID_TOKEN;
        socket.emit(
                "error", errors.envelope(Refusal.of(code, "ClosedAccountsAndSessionsOpenNothing"), RequestIds.fresh()));
        socket.disconnect(parting(closing.kind()).word());
    }

    /** What the client is told as the reason of the close. */
    private static Parting parting(ClosingKind kind) {
        return switch (kind) {
            case SUSPENDED -> Parting.ACCOUNT_SUSPENDED;
            case DELETED -> Parting.ACCOUNT_DELETED;
            case SESSION, STALE -> Parting.SESSION_ENDED;
        };
    }
}
