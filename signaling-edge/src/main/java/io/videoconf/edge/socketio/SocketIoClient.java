package io.videoconf.edge.socketio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.util.Logger;
import reactor.util.Loggers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Socket.IO inside one Engine.IO session: who is in which namespace, and what comes in for whom. */
final class SocketIoClient implements EngineHandler {

    private static final Logger LOG = Loggers.getLogger(SocketIoClient.class);

    /** Where the client stands in one namespace. */
    private sealed interface Membership {
        /** It asked, and the namespace has not answered. */
        record Asking() implements Membership {}

        record In(NamespaceSocket socket) implements Membership {}

        /** It was in: what it sent before it knew that it is out is dropped. */
        record Out() implements Membership {}
    }

    private final EngineSession session;
    private final Map<String, Namespace> namespaces;
    private final AtomicInteger sockets;
    private final Map<String, Membership> memberships = new HashMap<>(2);
    private @Nullable Attachments incomplete;

    SocketIoClient(EngineSession session, Map<String, Namespace> namespaces, AtomicInteger sockets) {
        this.session = session;
        this.namespaces = namespaces;
        this.sockets = sockets;
    }

    @Override
    public void text(String text, int from) {
        if (incomplete != null) {
            throw new ProtocolViolation("text where an attachment was announced");
        }
        Packet packet = PacketCodec.decode(text, from);
        if (packet.attachments() > 0) {
            incomplete = new Attachments(packet, session.options().maxPayload());
        } else {
            receive(packet);
        }
    }

    @Override
    public void binary(byte[] message) {
        if (incomplete == null) {
            throw new ProtocolViolation("an attachment that was not announced");
        }
        Packet packet = incomplete.add(message);
        if (packet != null) {
            incomplete = null;
            receive(packet);
        }
    }

    private void receive(Packet packet) {
        switch (packet.type()) {
            case CONNECT -> connect(packet);
            case DISCONNECT -> left(packet.namespace());
            case EVENT, BINARY_EVENT -> {
                NamespaceSocket socket = member(packet);
                if (socket != null) {
                    socket.event(packet);
                }
            }
            case ACK, BINARY_ACK -> {
                NamespaceSocket socket = member(packet);
                if (socket != null) {
                    socket.acknowledged(packet);
                }
            }
            case CONNECT_ERROR -> throw new ProtocolViolation("a client refuses nothing");
        }
    }

    /** The socket that a packet is for; null where it was just closed. Nothing passes before a CONNECT is accepted. */
    private @Nullable NamespaceSocket member(Packet packet) {
        return switch (memberships.get(packet.namespace())) {
            case Membership.In in -> in.socket();
            case Membership.Out _ -> null;
            case Membership.Asking _ -> throw new ProtocolViolation("a packet before the namespace answered");
            case null -> throw new ProtocolViolation("a packet to a namespace without a CONNECT");
        };
    }

    private void connect(Packet packet) {
        String name = packet.namespace();
        Namespace namespace = namespaces.get(name);
        if (namespace == null) {
            refuse(name, "Invalid namespace", null);
            return;
        }
        switch (memberships.get(name)) {
            case Membership.Asking _, Membership.In _ -> throw new ProtocolViolation("a second CONNECT");
            case Membership.Out _ -> ask(name, namespace, packet.data());
            case null -> ask(name, namespace, packet.data());
        }
    }

    private void ask(String name, Namespace namespace, @Nullable JsonNode auth) {
        Membership asking = new Membership.Asking();
        memberships.put(name, asking);
        CompletionStage<ConnectAnswer> answer = namespace.connect(session.handshake(), auth);
        answer.whenComplete((given, failure) -> session.run(() -> session.guarded(() -> {
            if (session.isClosed()) {
                return;
            }
            if (given == null) {
                LOG.error("A Socket.IO namespace could not answer a CONNECT", failure);
                memberships.remove(name);
                refuse(name, "internal error", null);
            } else {
                answered(name, namespace, given);
            }
        })));
    }

    private void answered(String name, Namespace namespace, ConnectAnswer answer) {
        switch (answer) {
            case ConnectAnswer.Accepted accepted -> {
                NamespaceSocket socket = new NamespaceSocket(name, namespace, this, session, accepted.attachment());
                memberships.put(name, new Membership.In(socket));
                sockets.incrementAndGet();
                session.accepted();
                ObjectNode greeting = JsonNodeFactory.instance.objectNode().put("sid", socket.id());
                session.send(PacketCodec.control(PacketType.CONNECT, name, greeting));
                socket.connected();
            }
            case ConnectAnswer.Refused refused -> {
                memberships.remove(name);
                refuse(name, refused.message(), refused.data());
            }
        }
    }

    private void refuse(String name, String message, @Nullable JsonNode data) {
        ObjectNode error = JsonNodeFactory.instance.objectNode().put("message", message);
        if (data != null) {
            error.set("data", data);
        }
        session.send(PacketCodec.control(PacketType.CONNECT_ERROR, name, error));
    }

    /** The client says that it leaves a namespace. */
    private void left(String name) {
        if (memberships.get(name) instanceof Membership.In(var socket)) {
            remove(name, socket, DisconnectReason.CLIENT);
            if (isNowhere()) {
                session.awaitConnect();
            }
        }
    }

    /** We sent the client away; the session ends with its last socket. */
    void expelled(NamespaceSocket socket, String words) {
        String name = socket.namespace();
        if (memberships.get(name) instanceof Membership.In(var present) && present == socket) {
            session.guarded(() -> remove(name, socket, DisconnectReason.SERVER));
            if (isNowhere()) {
                session.end(DisconnectReason.SERVER, words);
            }
        }
    }

    private boolean isNowhere() {
        return memberships.values().stream().noneMatch(Membership.In.class::isInstance);
    }

    private void remove(String name, NamespaceSocket socket, DisconnectReason reason) {
        memberships.put(name, new Membership.Out());
        sockets.decrementAndGet();
        socket.gone(reason);
    }

    @Override
    public void draining(String event, long graceMillis) {
        ObjectNode notice = JsonNodeFactory.instance.objectNode().put("grace_ms", graceMillis);
        for (NamespaceSocket socket : present()) {
            socket.emit(event, notice);
        }
    }

    @Override
    public void closed(DisconnectReason reason) {
        for (NamespaceSocket socket : present()) {
            session.guarded(() -> remove(socket.namespace(), socket, reason));
        }
        memberships.clear();
        incomplete = null;
    }

    private List<NamespaceSocket> present() {
        return memberships.values().stream()
                .filter(Membership.In.class::isInstance)
                .map(member -> ((Membership.In) member).socket())
                .toList();
    }
}
