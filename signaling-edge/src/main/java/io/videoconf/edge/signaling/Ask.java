package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.Peers;
import io.videoconf.edge.gateway.RequestIds;
import io.videoconf.edge.gateway.Sending;
import io.videoconf.edge.gateway.json.Fields;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.gateway.json.Wrongs;
import io.videoconf.edge.socketio.Inbound;
import io.videoconf.edge.socketio.Socket;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event of one client, with who asks and under which request id.
 *
 * @param requestId made for this event; in the answer, the log and the history
 */
record Ask(Socket socket, Visitor visitor, String event, JsonNode body, String requestId) {

    static Ask of(Socket socket, Visitor visitor, Inbound inbound) {
        return new Ask(socket, visitor, inbound.event(), inbound.argument(0), RequestIds.fresh());
    }

    Origin origin() {
        return new Origin(
                visitor.caller().actor(),
                requestId,
                Door.SOCKETIO,
                Peers.classify(socket.handshake().remoteAddress()),
                Origin.CURRENT_POLICY);
    }

    Sending sending() {
        return Sending.from(origin()).at(Peers.digest(socket.handshake().remoteAddress()));
    }

    /**
     * Reads the body field by field.
     *
     * @throws Denied with VALIDATION_FAILED and a reason for each wrong or unknown field
     */
    <T> T read(Function<Fields, T> reader) {
        return read(event, body, reader);
    }

    /** The same for any body that came with an event. */
    static <T> T read(String event, JsonNode body, Function<Fields, T> reader) {
        ObjectNode object = body.isMissingNode() || body.isNull() ? WireJson.object() : object(event, body);
        Wrongs wrongs = new Wrongs();
        Fields fields = Fields.of(object, wrongs, false);
        T value = reader.apply(fields);
        fields.done();
        wrongs.refuseIfAny();
        return value;
    }

    private static ObjectNode object(String event, JsonNode body) {
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw new Denied(new Refusal(
                RefusalCode.MALFORMED_REQUEST,
                "The first argument of " + event + " must be an object.",
                "EventsCarryObjects",
                Map.of()));
    }

    /**
     * The membership that this socket has.
     *
     * @throws Denied when it is in no meeting
     */
    Member member() {
        Member member = visitor.member();
        if (member == null || member.participant == null) {
            throw new Denied(new Refusal(
                    RefusalCode.INVALID_STATE,
                    "This socket is in no meeting. Emit join_meeting first.",
                    "WhoActsHasJoined",
                    Map.of()));
        }
        return member;
    }
}
