package io.videoconf.edge.socketio;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A binary packet of which some attachments are still to come, and the exchange of bytes for placeholders. */
final class Attachments {

    private static final String PLACEHOLDER = "_placeholder";
    private static final String NUMBER = "num";

    private final Packet head;
    private final int mostBytes;
    private final List<byte[]> received = new ArrayList<>();
    private int bytes;

    Attachments(Packet head, int mostBytes) {
        this.head = head;
        this.mostBytes = mostBytes;
    }

    /** Takes the next attachment; answers with the whole packet if it was the last one, else null. */
    @Nullable
    Packet add(byte[] attachment) {
        bytes += attachment.length;
        if (bytes > mostBytes) {
            throw ProtocolViolation.tooLarge("attachments are larger than maxPayload");
        }
        received.add(attachment);
        return received.size() < head.attachments() ? null : head.withData(resolve(head.required(), received));
    }

    static JsonNode resolve(JsonNode node, List<byte[]> attachments) {
        return switch (node) {
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, resolve(array.get(i), attachments));
                }
                yield array;
            }
            case ObjectNode object
            when object.path(PLACEHOLDER).isBoolean()
                    && object.path(PLACEHOLDER).booleanValue() -> BinaryNode.valueOf(attachment(object, attachments));
            case ObjectNode object -> {
                object.properties().forEach(member -> member.setValue(resolve(member.getValue(), attachments)));
                yield object;
            }
            // Leaves: Jackson's hierarchy is not sealed.
            default -> node;
        };
    }

    private static byte[] attachment(ObjectNode placeholder, List<byte[]> attachments) {
        JsonNode number = placeholder.path(NUMBER);
        if (!number.isInt() || number.intValue() < 0 || number.intValue() >= attachments.size()) {
            throw new ProtocolViolation("a placeholder without its attachment");
        }
        return attachments.get(number.intValue());
    }

    /** The node without its bytes, which are added to the list; the node itself where there are none. */
    static JsonNode extract(JsonNode node, List<byte[]> attachments) {
        if (!holdsBytes(node)) {
            return node;
        }
        return switch (node) {
            case BinaryNode binary -> {
                attachments.add(binary.binaryValue());
                yield JsonNodeFactory.instance
                        .objectNode()
                        .put(PLACEHOLDER, true)
                        .put(NUMBER, attachments.size() - 1);
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(element -> copy.add(extract(element, attachments)));
                yield copy;
            }
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(member -> copy.set(member.getKey(), extract(member.getValue(), attachments)));
                yield copy;
            }
            // Leaves: Jackson's hierarchy is not sealed.
            default -> node;
        };
    }

    private static boolean holdsBytes(JsonNode node) {
        if (!node.isContainer()) {
            return node.isBinary();
        }
        for (JsonNode child : node) {
            if (holdsBytes(child)) {
                return true;
            }
        }
        return false;
    }
}
