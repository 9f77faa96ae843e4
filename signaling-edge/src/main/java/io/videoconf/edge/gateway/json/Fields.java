package io.videoconf.edge.gateway.json;

import io.videoconf.api.kernel.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a JSON object field by field, and collects everything that is wrong with it.
 *
 * <p>No value is bent into another type, and what was not asked for when {@link #done()} is called is an unknown field.
 */
public final class Fields {
    private final ObjectNode node;
    private final String prefix;
    private final Wrongs wrongs;
    private final Set<String> read = new HashSet<>();
    private final List<Fields> inner = new ArrayList<>();
    private final boolean partial;

    private Fields(ObjectNode node, String prefix, Wrongs wrongs, boolean partial) {
        this.node = node;
        this.prefix = prefix;
        this.wrongs = wrongs;
        this.partial = partial;
    }

    /**
     * Of a whole request body.
     *
     * @param partial true for a PATCH, where null would mean to take away: nothing here can be taken away
     */
    public static Fields of(ObjectNode body, Wrongs wrongs, boolean partial) {
        return new Fields(body, "", wrongs, partial);
    }

    /** True when no field was given. */
    public boolean isEmpty() {
        return node.isEmpty();
    }

    /** Text of {@code shortest} to {@code longest} characters. */
    public Field<String> text(String name, int shortest, int longest) {
        return textual(name, "", text -> text, text -> Checks.text(text, shortest, longest));
    }

    /** An e-mail address, in lower case. */
    public Field<String> email(String name) {
        return textual(
                name, "", text -> text.toLowerCase(Locale.ROOT), text -> Checks.isEmail(text) ? null : Checks.EMAIL);
    }

    /** A password or token. */
    public Field<Secret> secret(String name, int shortest, int longest) {
        return textual(name, new Secret(""), Secret::new, text -> Checks.text(text, shortest, longest));
    }

    /** Text that {@code rule} accepts; {@code reason} says what it must be. */
    public Field<String> shaped(String name, Predicate<String> rule, String reason) {
        return textual(name, "", text -> text, text -> rule.test(text) ? null : reason);
    }

    /** An http or https address, which others' clients may load. */
    public Field<String> webAddress(String name) {
        return shaped(name, WebAddress::isOne, WebAddress.RULE);
    }

    /** An enum constant in lower case. */
    public <E extends Enum<E>> Field<E> word(String name, Class<E> type) {
        return textual(
                name,
                type.getEnumConstants()[0],
                text -> Checks.word(text, type),
                text -> Checks.word(text, type) == null ? Checks.words(type) : null);
    }

    /** An enum constant as it is, in upper case: error codes are. */
    public <E extends Enum<E>> Field<E> constant(String name, Class<E> type) {
        return textual(
                name,
                type.getEnumConstants()[0],
                text -> Checks.constant(text, type),
                text -> Checks.constant(text, type) == null ? "is not a known code" : null);
    }

    /** An object that is passed on unread. */
    public Field<JsonNode> passedOn(String name) {
        JsonNode given = take(name);
        if (given == null) {
            return missing(name, node);
        }
        return given.isObject() ? found(name, given, node) : wrong(name, "must be an object", node);
    }

    /** An RFC 3339 time with an offset. */
    public Field<Instant> time(String name) {
        return textual(name, Instant.EPOCH, Checks::time, text -> Checks.time(text) == null ? Checks.TIME : null);
    }

    /** An id. */
    public <T> Field<T> id(String name, Function<String, T> type) {
        T none = type.apply("00000000-0000-7000-8000-000000000000");
        return textual(name, none, type, text -> isId(text, type) ? null : "must be a UUID in lower case");
    }

    /** True or false. Never null, and never text. */
    public Field<Boolean> flag(String name) {
        JsonNode given = take(name);
        if (given == null) {
            return missing(name, false);
        }
        return given.isBoolean()
                ? found(name, given.booleanValue(), false)
                : wrong(name, "must be true or false", false);
    }

    /** A whole number. Never null, never text, never 5.0. */
    public Field<Long> number(String name, long least, long most) {
        JsonNode given = take(name);
        if (given == null) {
            return missing(name, least);
        }
        if (!given.isIntegralNumber()) {
            return wrong(name, "must be a whole number", least);
        }
        boolean fits = given.canConvertToLong() && given.longValue() >= least && given.longValue() <= most;
        return fits ? found(name, given.longValue(), least) : wrong(name, Checks.between(least, most), least);
    }

    /** A whole number that fits an int. */
    public Field<Integer> count(String name, int least, int most) {
        Field<Long> wide = number(name, least, most);
        Long value = wide.value();
        return new Field<>(wrongs, wide.path(), value == null ? null : value.intValue(), least, wide.given());
    }

    /** A list of different e-mail addresses, in lower case. */
    public Field<List<String>> emails(String name, int fewest, int most) {
        JsonNode given = take(name);
        if (given == null || (given.isNull() && !partial)) {
            return missing(name, List.of());
        }
        if (!given.isArray()) {
            return wrong(name, "must be a list of e-mail addresses", List.of());
        }
        if (given.size() < fewest || given.size() > most) {
            return wrong(name, "must have " + fewest + " to " + most + " e-mail addresses", List.of());
        }
        List<String> all = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            JsonNode each = given.get(i);
            if (each.isString() && Checks.isEmail(each.stringValue())) {
                all.add(each.stringValue().toLowerCase(Locale.ROOT));
            } else {
                wrongs.add(prefix + name + "." + i, Checks.EMAIL);
            }
        }
        return found(name, all.stream().distinct().toList(), List.of());
    }

    /** A list of short texts; what they may be, the route says. */
    public Field<List<String>> texts(String name, int fewest, int most) {
        JsonNode given = take(name);
        if (given == null || (given.isNull() && !partial)) {
            return missing(name, List.of());
        }
        if (!given.isArray() || !given.valueStream().allMatch(JsonNode::isString)) {
            return wrong(name, "must be a list of texts", List.of());
        }
        return given.size() < fewest || given.size() > most
                ? wrong(name, "must have " + fewest + " to " + most + " entries", List.of())
                : found(name, given.valueStream().map(JsonNode::stringValue).toList(), List.of());
    }

    /** A list of different words, each one of {@code known}. */
    public Field<List<String>> words(String name, Set<String> known, int most) {
        JsonNode given = take(name);
        if (given == null || (given.isNull() && !partial)) {
            return missing(name, List.of());
        }
        if (!given.isArray() || given.size() > most) {
            return wrong(name, "must be a list of at most " + most + " words", List.of());
        }
        List<String> all = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            JsonNode each = given.get(i);
            if (each.isString() && known.contains(each.stringValue())) {
                all.add(each.stringValue());
            } else {
                wrongs.add(prefix + name + "." + i, "is not one of the words that are known here");
            }
        }
        return found(name, all.stream().distinct().toList(), List.of());
    }

    /** An object within this one; null when it was not given. */
    public @Nullable Fields object(String name) {
        JsonNode given = take(name);
        if (given == null || (given.isNull() && !partial)) {
            return null;
        }
        if (!(given instanceof ObjectNode object)) {
            wrongs.add(prefix + name, "must be an object");
            return null;
        }
        Fields fields = new Fields(object, prefix + name + ".", wrongs, partial);
        inner.add(fields);
        return fields;
    }

    /** True when the field was given as null; then it counts as read. */
    public boolean isNull(String name) {
        JsonNode given = node.get(name);
        boolean isNull = given != null && given.isNull();
        if (isNull) {
            read.add(name);
        }
        return isNull;
    }

    /** Notes a wrong that only the route can see. */
    public void refuse(String name, String reason) {
        wrongs.add(prefix + name, reason);
    }

    /** Counts what was not asked for as unknown. */
    public void done() {
        node.propertyNames().stream()
                .filter(name -> !read.contains(name))
                .forEach(name -> wrongs.add(prefix + name, "unknown field"));
        inner.forEach(Fields::done);
    }

    private <T> Field<T> textual(
            String name, T standIn, Function<String, @Nullable T> reading, Function<String, @Nullable String> check) {
        JsonNode given = take(name);
        if (given == null || (given.isNull() && !partial)) {
            return missing(name, standIn);
        }
        if (given.isNull()) {
            return wrong(name, "cannot be null: leave it out to keep it as it is", standIn);
        }
        if (!given.isString()) {
            return wrong(name, "must be text", standIn);
        }
        String reason = check.apply(given.stringValue());
        return reason == null ? found(name, reading.apply(given.stringValue()), standIn) : wrong(name, reason, standIn);
    }

    private static <T> boolean isId(String text, Function<String, T> type) {
        try {
            return type.apply(text) != null;
        } catch (IllegalArgumentException e) {
            // That is how id types say no.
            return false;
        }
    }

    private @Nullable JsonNode take(String name) {
        read.add(name);
        return node.get(name);
    }

    private <T> Field<T> missing(String name, T standIn) {
        return new Field<>(wrongs, prefix + name, null, standIn, false);
    }

    private <T> Field<T> found(String name, @Nullable T value, T standIn) {
        return new Field<>(wrongs, prefix + name, value, standIn, true);
    }

    private <T> Field<T> wrong(String name, String reason, T standIn) {
        wrongs.add(prefix + name, reason);
        return new Field<>(wrongs, prefix + name, null, standIn, true);
    }
}
