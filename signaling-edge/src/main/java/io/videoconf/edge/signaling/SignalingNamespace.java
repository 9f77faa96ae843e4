package io.videoconf.edge.signaling;

import io.videoconf.edge.socketio.ConnectAnswer;
import io.videoconf.edge.socketio.DisconnectReason;
import io.videoconf.edge.socketio.Handshake;
import io.videoconf.edge.socketio.Inbound;
import io.videoconf.edge.socketio.Socket;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The namespace {@value #NAME}: who may come in, what they may ask, and that every ask is answered. */
@Component
final class SignalingNamespace implements NamedNamespace {
    static final String NAME = "/signaling";
    private final SocketDoor door;
    private final SocketEvents events;
    private final Joining joining;

    SignalingNamespace(SocketDoor door, SocketEvents events, Joining joining) {
        this.door = door;
        this.events = events;
        this.joining = joining;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CompletionStage<ConnectAnswer> connect(Handshake handshake, @Nullable JsonNode auth) {
        return door.connect(handshake, auth);
    }

    @Override
    public void connected(Socket socket) {
        door.connected(socket);
    }

    @Override
    public void event(Socket socket, Inbound inbound) {
        Visitor visitor = socket.attachment(Visitor.class);
        Ask ask = Ask.of(socket, visitor, inbound);
        // Deferred, so that what cannot be read is an answer too, and no end of the session.
        Mono<Reply> reply = Mono.defer(() -> switch (inbound.event()) {
            case "join_meeting" -> joining.join(ask);
            case SocketDoor.AUTHENTICATE ->
                door.authenticate(socket, ask.body()).map(Reply::of);
            default -> events.carryOut(ask).map(Reply::of);
        });
        reply.onErrorResume(failure -> Mono.just(Reply.of(door.negative(failure, ask.requestId()))))
                .subscribe(given -> {
                    inbound.answer(given.answer());
                    given.afterwards().run();
                });
    }

    @Override
    public void disconnected(Socket socket, DisconnectReason reason) {
        door.disconnected(socket);
        joining.lost(socket.attachment(Visitor.class), reason);
    }
}
