package io.videoconf.edge.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What contract/asyncapi.yaml says, as far as a reader wants to know it. */
final class AsyncApi {
    private final Map<String, Object> document;

    private AsyncApi(Map<String, Object> document) {
        this.document = document;
    }

    static AsyncApi of(String yaml) {
        return new AsyncApi(object(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml)));
    }

    /**
     * A field of a message.
     *
     * @param path with its parents, such as {@code user_info.display_name}
     * @param type in words
     * @param always whether it is always there
     */
    record Field(String path, String type, boolean always) {}

    /**
     * A message.
     *
     * @param key its name in the document
     * @param name as it is on the wire
     * @param about what it is for; may be empty
     * @param fields in their order
     */
    record Message(String key, String name, String about, List<Field> fields) {}

    String title() {
        return text(object(document.get("info")), "title");
    }

    String about() {
        return text(object(document.get("info")), "description");
    }

    /** The messages of the operations whose names begin so, in the document's order. */
    List<Message> messages(String prefix) {
        return object(document.get("operations")).entrySet().stream()
                .filter(operation -> operation.getKey().startsWith(prefix))
                .flatMap(operation -> references(operation.getValue()))
                .map(this::message)
                .toList();
    }

    /** What a message is answered with. */
    Message acknowledgement(Message of) {
        return message(of.key() + "_acknowledgement");
    }

    private static Stream<String> references(Object operation) {
        return object(operation).get("messages") instanceof List<?> many
                ? many.stream().map(it -> lastOf(text(object(it), "$ref")))
                : Stream.empty();
    }

    private Message message(String key) {
        Map<String, Object> message = object(components("messages").get(key));
        Map<String, Field> fields = new LinkedHashMap<>();
        collect(object(message.get("payload")), "", true, fields);
        String name = text(message, "name");
        return new Message(
                key,
                name.isEmpty() ? key : name,
                Stream.of("summary", "description")
                        .map(it -> text(message, it))
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining(" ")),
                List.copyOf(fields.values()));
    }

    private void collect(Map<String, Object> schema, String at, boolean always, Map<String, Field> fields) {
        Map<String, Object> whole = resolved(schema);
        List<?> required = whole.get("required") instanceof List<?> names ? names : List.of();
        object(whole.get("properties")).forEach((name, value) -> {
            Map<String, Object> inner = resolved(object(value));
            String path = at.isEmpty() ? name : at + "." + name;
            boolean there = always && required.contains(name);
            fields.put(path, new Field(path, type(inner), there));
            Map<String, Object> items = resolved(object(inner.get("items")));
            collect(inner, path, there, fields);
            collect(items, path + "[]", there, fields);
        });
    }

    private String type(Map<String, Object> schema) {
        if (schema.get("enum") instanceof List<?> words) {
            return "one of " + words.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        String type =
                switch (schema.get("type")) {
                    case List<?> many -> many.stream().map(String::valueOf).collect(Collectors.joining(" or "));
                    case String one -> one;
                    case null, default -> "anything";
                };
        String format = text(schema, "format");
        return type.equals("array")
                ? "list of " + type(resolved(object(schema.get("items"))))
                : format.isEmpty() ? type : type + " (" + format + ")";
    }

    private Map<String, Object> resolved(Map<String, Object> schema) {
        String reference = text(schema, "$ref");
        return reference.isEmpty() ? schema : object(components("schemas").get(lastOf(reference)));
    }

    private Map<String, Object> components(String kind) {
        return object(object(document.get("components")).get(kind));
    }

    private static String lastOf(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static String text(Map<String, Object> of, String name) {
        return Objects.toString(of.get(name), "");
    }

    @SuppressWarnings("unchecked") // the document's keys are names; a test reads all of it
    private static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
