package io.videoconf.edge.socketio;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Socket.IO v5 packets from and to their text, each inside an Engine.IO message. */
final class PacketCodec {

    /** More attachments in one packet than anybody needs; each is a message that we wait for. */
    static final int MOST_ATTACHMENTS = 10;

    private static final int LONGEST_ID = 15;
    private static final List<String> RESERVED =
            List.of("connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener");
    private static final byte[] COMMA = {','};
    private static final byte[] ARRAY_END = {']'};

    private PacketCodec() {}

    /**
     * Reads a packet.
     *
     * @param from where it starts in the text
     * @throws ProtocolViolation for anything that a client may not send
     */
    static Packet decode(String text, int from) {
        Cursor cursor = new Cursor(text, from);
        PacketType type = PacketType.ofDigit(cursor.next("packet type"));
        int attachments = type.hasAttachments() ? attachments(cursor) : 0;
        String namespace = cursor.at('/') ? cursor.upTo(',') : "/";
        String id = cursor.digits();
        if (id.length() > LONGEST_ID) {
            throw new ProtocolViolation("acknowledgement id is too long");
        }
        JsonNode data = cursor.atEnd() ? null : Json.read(text, cursor.position());
        check(type, id, data);
        return new Packet(type, namespace, id.isEmpty() ? Packet.NO_ID : Long.parseLong(id), data, attachments);
    }

    private static int attachments(Cursor cursor) {
        String count = cursor.digits();
        if (count.isEmpty() || count.length() > 2 || cursor.next("'-'") != '-') {
            throw new ProtocolViolation("malformed number of attachments");
        }
        int attachments = Integer.parseInt(count);
        if (attachments > MOST_ATTACHMENTS) {
            throw new ProtocolViolation("too many attachments");
        }
        return attachments;
    }

    private static void check(PacketType type, String id, @Nullable JsonNode data) {
        boolean valid =
                switch (type) {
                    case CONNECT -> id.isEmpty() && (data == null || data.isObject());
                    case DISCONNECT -> id.isEmpty() && data == null;
                    case EVENT, BINARY_EVENT -> data != null && data.isArray() && isEventName(data.path(0));
                    case ACK, BINARY_ACK -> !id.isEmpty() && data != null && data.isArray();
                    case CONNECT_ERROR -> false;
                };
        if (!valid) {
            throw new ProtocolViolation("malformed " + type);
        }
    }

    private static boolean isEventName(JsonNode name) {
        return name.isIntegralNumber() || (name.isString() && !RESERVED.contains(name.stringValue()));
    }

    /** An event whose one argument is JSON already. */
    static Frame event(String namespace, String event, byte[]... jsonArgument) {
        byte[][] parts = new byte[jsonArgument.length + 3][];
        parts[0] = prefix(PacketType.EVENT, 0, namespace, Packet.NO_ID);
        parts[1] = name(event);
        System.arraycopy(jsonArgument, 0, parts, 2, jsonArgument.length);
        parts[parts.length - 1] = ARRAY_END;
        return Frame.text(parts);
    }

    /** Such an event up to where its argument goes on. */
    static byte[][] beginning(String namespace, String event, byte[] jsonArgument) {
        return new byte[][] {prefix(PacketType.EVENT, 0, namespace, Packet.NO_ID), name(event), jsonArgument};
    }

    /** An event to one client; more than one frame where there are attachments. */
    static List<Frame> event(String namespace, String event, long id, JsonNode... arguments) {
        ArrayNode data =
                JsonNodeFactory.instance.arrayNode(arguments.length + 1).add(event);
        return withAttachments(PacketType.EVENT, PacketType.BINARY_EVENT, namespace, id, data, arguments);
    }

    static List<Frame> acknowledgement(String namespace, long id, JsonNode... arguments) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode(arguments.length);
        return withAttachments(PacketType.ACK, PacketType.BINARY_ACK, namespace, id, data, arguments);
    }

    private static List<Frame> withAttachments(
            PacketType plain, PacketType binary, String namespace, long id, ArrayNode data, JsonNode... arguments) {
        List<byte[]> attachments = new ArrayList<>(0);
        for (JsonNode argument : arguments) {
            data.add(Attachments.extract(argument, attachments));
        }
        if (attachments.isEmpty()) {
            return List.of(Frame.text(prefix(plain, 0, namespace, id), Json.write(data)));
        }
        List<Frame> frames = new ArrayList<>(attachments.size() + 1);
        frames.add(Frame.text(prefix(binary, attachments.size(), namespace, id), Json.write(data)));
        attachments.forEach(attachment -> frames.add(Frame.binary(attachment)));
        return frames;
    }

    /** CONNECT, DISCONNECT and CONNECT_ERROR: a type, a namespace and perhaps an object. */
    static Frame control(PacketType type, String namespace, @Nullable JsonNode data) {
        byte[] prefix = prefix(type, 0, namespace, Packet.NO_ID);
        return data == null ? Frame.text(prefix) : Frame.text(prefix, Json.write(data));
    }

    /** The beginning of an event's array. Names are mostly plain words, which need no JSON to be written. */
    private static byte[] name(String event) {
        if (isPlain(event)) {
            return ("[\"" + event + "\",").getBytes(StandardCharsets.US_ASCII);
        }
        byte[] quoted = Json.write(event);
        byte[] opened = new byte[quoted.length + 2];
        opened[0] = '[';
        System.arraycopy(quoted, 0, opened, 1, quoted.length);
        System.arraycopy(COMMA, 0, opened, quoted.length + 1, 1);
        return opened;
    }

    private static boolean isPlain(String event) {
        for (int i = 0; i < event.length(); i++) {
            char at = event.charAt(i);
            if (at != '_' && (at < 'a' || at > 'z')) {
                return false;
            }
        }
        return true;
    }

    private static byte[] prefix(PacketType type, int attachments, String namespace, long id) {
        StringBuilder prefix = new StringBuilder(32).append(EngineCodec.MESSAGE).append(type.digit());
        if (attachments > 0) {
            prefix.append(attachments).append('-');
        }
        if (!namespace.equals("/")) {
            prefix.append(namespace).append(',');
        }
        if (id != Packet.NO_ID) {
            prefix.append(id);
        }
        return prefix.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A place in a text that is read from left to right. */
    private static final class Cursor {
        private final String text;
        private int place;

        Cursor(String text, int from) {
            this.text = text;
            this.place = from;
        }

        int position() {
            return place;
        }

        boolean atEnd() {
            return place >= text.length();
        }

        boolean at(char wanted) {
            return !atEnd() && text.charAt(place) == wanted;
        }

        char next(String wanted) {
            if (atEnd()) {
                throw new ProtocolViolation("packet ends before its " + wanted);
            }
            return text.charAt(place++);
        }

        /** What comes before the delimiter, which is skipped, or before the end. */
        String upTo(char delimiter) {
            int end = text.indexOf(delimiter, place);
            String part = end < 0 ? text.substring(place) : text.substring(place, end);
            place = end < 0 ? text.length() : end + 1;
            return part;
        }

        String digits() {
            int start = place;
            while (!atEnd() && text.charAt(place) >= '0' && text.charAt(place) <= '9') {
                place++;
            }
            return text.substring(start, place);
        }
    }
}
