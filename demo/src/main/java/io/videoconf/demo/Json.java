package io.videoconf.demo;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as trees: a client that knows the contract only has no classes of ours to bind to.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /**
     * An object from alternating names and values, in that order.
     *
     * @param namesAndValues a value may be a string, number, boolean, tree, iterable of these, or null
     * @throws IllegalArgumentException when a name has no value
     */
    public static ObjectNode object(@Nullable Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a name without a value");
        }
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            made.set(String.valueOf(namesAndValues[i]), value(namesAndValues[i + 1]));
        }
        return made;
    }

    /** A tree for one value; see {@link #object}. */
    public static JsonNode value(@Nullable Object plain) {
        return switch (plain) {
            case null -> JsonNodeFactory.instance.nullNode();
            case JsonNode tree -> tree;
            case String text -> JsonNodeFactory.instance.stringNode(text);
            case Boolean flag -> JsonNodeFactory.instance.booleanNode(flag);
            case Integer number -> JsonNodeFactory.instance.numberNode(number);
            case Long number -> JsonNodeFactory.instance.numberNode(number);
            case Double number -> JsonNodeFactory.instance.numberNode(BigDecimal.valueOf(number));
            case Iterable<?> many -> {
                var array = JsonNodeFactory.instance.arrayNode();
                many.forEach(each -> array.add(value(each)));
                yield array;
            }
            default -> throw new IllegalArgumentException("no JSON for a " + plain.getClass());
        };
    }

    /**
     * Reads a text.
     *
     * @return the tree; a missing node for an empty text
     * @throws JacksonException when it is no JSON
     */
    public static JsonNode read(String text) {
        return text.isBlank() ? JsonNodeFactory.instance.missingNode() : MAPPER.readTree(text);
    }

    /** Writes a tree in one line. */
    public static String write(JsonNode tree) {
        return MAPPER.writeValueAsString(tree);
    }
}
