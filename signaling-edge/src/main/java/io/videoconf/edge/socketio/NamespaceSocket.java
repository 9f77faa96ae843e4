package io.videoconf.edge.socketio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client that a namespace let in. */
final class NamespaceSocket implements Socket {

    private final String id = EngineServer.newId();
    private final String namespaceName;
    private final Namespace namespace;
    private final SocketIoClient client;
    private final EngineSession session;
    private final Object attachment;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile @Nullable AckTable acknowledgements;

    NamespaceSocket(
            String namespaceName,
            Namespace namespace,
            SocketIoClient client,
            EngineSession session,
            Object attachment) {
        this.namespaceName = namespaceName;
        this.namespace = namespace;
        this.client = client;
        this.session = session;
        this.attachment = attachment;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String namespace() {
        return namespaceName;
    }

    @Override
    public Object attachment() {
        return attachment;
    }

    @Override
    public Handshake handshake() {
        return session.handshake();
    }

    @Override
    public Transport transport() {
        return session.transport();
    }

    @Override
    public boolean isOpen() {
        return open.get() && !session.isClosed();
    }

    @Override
    public void emit(String event, JsonNode... arguments) {
        if (isOpen()) {
            session.send(PacketCodec.event(namespaceName, event, Packet.NO_ID, arguments));
        }
    }

    @Override
    public CompletionStage<List<JsonNode>> request(String event, Duration limit, JsonNode... arguments) {
        CompletableFuture<List<JsonNode>> answer = new CompletableFuture<>();
        AckTable table = acknowledgements();
        long id = table.add(answer);
        if (isOpen()) {
            session.send(PacketCodec.event(namespaceName, event, id, arguments));
            var _ = session.loop().after(limit.toNanos(), () -> session.run(() -> expire(table, id, event)));
        } else {
            table.close();
        }
        return answer;
    }

    private static void expire(AckTable table, long id, String event) {
        CompletableFuture<List<JsonNode>> answer = table.take(id);
        if (answer != null) {
            answer.completeExceptionally(new TimeoutException("no acknowledgement of " + event));
        }
    }

    private synchronized AckTable acknowledgements() {
        AckTable table = acknowledgements;
        if (table == null) {
            table = new AckTable();
            acknowledgements = table;
        }
        return table;
    }

    @Override
    public void send(SharedPacket packet) {
        Frame frame = packet.retained();
        if (isOpen()) {
            session.send(frame);
        } else {
            frame.release();
        }
    }

    @Override
    public int waiting() {
        return session.queuedPackets();
    }

    @Override
    public void disconnect(String reason) {
        if (open.compareAndSet(true, false)) {
            session.send(PacketCodec.control(PacketType.DISCONNECT, namespaceName, null));
            session.loop().later(() -> session.run(() -> client.expelled(this, reason)));
        }
    }

    @Override
    public void disconnect(DisconnectReason reason) {
        if (reason == DisconnectReason.SERVER) {
            disconnect(reason.wireName());
        } else if (isOpen()) {
            session.end(reason, reason.wireName());
        }
    }

    /** An EVENT of the client. */
    void event(Packet packet) {
        if (!open.get()) {
            // Sent before the client could know that it was sent away.
            return;
        }
        JsonNode data = packet.required();
        List<JsonNode> arguments = new ArrayList<>(data.size());
        for (int i = 1; i < data.size(); i++) {
            arguments.add(data.get(i));
        }
        Acknowledgement acknowledgement =
                packet.acknowledgementId() == Packet.NO_ID ? null : new Answer(packet.acknowledgementId());
        namespace.event(this, new Inbound(data.path(0).asString(), arguments, acknowledgement));
    }

    /** An ACK of the client; one that nobody awaits any more is ignored. */
    void acknowledged(Packet packet) {
        AckTable table = acknowledgements;
        CompletableFuture<List<JsonNode>> answer = table == null ? null : table.take(packet.acknowledgementId());
        if (answer != null) {
            List<JsonNode> arguments = new ArrayList<>();
            packet.required().forEach(arguments::add);
            answer.complete(List.copyOf(arguments));
        }
    }

    void connected() {
        namespace.connected(this);
    }

    /** The end of it, called once by the client's session. */
    void gone(DisconnectReason reason) {
        open.set(false);
        AckTable table = acknowledgements;
        if (table != null) {
            table.close();
        }
        namespace.disconnected(this, reason);
    }

    /** The answer to one event. */
    private final class Answer implements Acknowledgement {
        private final long acknowledgementId;
        private final AtomicBoolean given = new AtomicBoolean();

        Answer(long acknowledgementId) {
            this.acknowledgementId = acknowledgementId;
        }

        @Override
        public void answer(JsonNode... arguments) {
            if (isOpen() && given.compareAndSet(false, true)) {
                session.send(PacketCodec.acknowledgement(namespaceName, acknowledgementId, arguments));
            }
        }
    }
}
