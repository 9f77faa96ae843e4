package io.videoconf.edge.socketio;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What happens in one Socket.IO namespace. All methods are called on the event loop of the session, one at a time and
 * in order for each session; they must not block. One that throws ends its session with {@code internal_error}, and
 * the cause is logged: refusals are answers, not exceptions.
 */
public interface Namespace {

    /**
     * A client asks to be let in. The answer may come later and from any thread; until it is here no event of this
     * client is dispatched, and the session's connect timeout goes on. A stage that fails is a refusal with the message
     * {@code internal error}.
     *
     * <p>A client that is gone when the answer comes is never {@link #connected}: take nothing here that must be given
     * back.
     *
     * @param auth the payload of the CONNECT, an object, or null where there was none
     */
    CompletionStage<ConnectAnswer> connect(Handshake handshake, @Nullable JsonNode auth);

    /** The client was let in and told so: what is emitted from here on reaches it after its CONNECT. */
    void connected(Socket socket);

    /** An event of a connected client. */
    void event(Socket socket, Inbound event);

    /** The last call for this socket: exactly one for each {@link #connected}. */
    void disconnected(Socket socket, DisconnectReason reason);
}
