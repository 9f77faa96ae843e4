package io.videoconf.edge.gateway.json;

import io.videoconf.api.kernel.Page;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the query string the way {@link Fields} reads a body. */
public final class Params {
    private static final int LONGEST_CURSOR = 500;
    private static final int DEEPEST_OFFSET = 1_000_000;
    private static final int MOST_ROWS = 100;
    private static final int USUAL_ROWS = 20;

    private final Map<String, List<String>> given;
    private final Wrongs wrongs;
    private final Set<String> read = new HashSet<>();

    public Params(Map<String, List<String>> given, Wrongs wrongs) {
        this.given = given;
        this.wrongs = wrongs;
    }

    /** limit (1 to 100, 20), offset and cursor. */
    public Page page() {
        int limit = Math.toIntExact(number("limit", 1, MOST_ROWS).or((long) USUAL_ROWS));
        int offset = Math.toIntExact(number("offset", 0, DEEPEST_OFFSET).or(0L));
        return new Page(limit, offset, text("cursor", 1, LONGEST_CURSOR).orNull());
    }

    /** Text. */
    public Field<String> text(String name, int shortest, int longest) {
        return parsed(name, "", text -> text, text -> Checks.text(text, shortest, longest));
    }

    /** An e-mail address, in lower case. */
    public Field<String> email(String name) {
        return parsed(
                name, "", text -> text.toLowerCase(Locale.ROOT), text -> Checks.isEmail(text) ? null : Checks.EMAIL);
    }

    /** A whole number in decimal digits. */
    public Field<Long> number(String name, long least, long most) {
        return parsed(name, least, Long::valueOf, text -> {
            if (!text.matches("\\d{1,18}")) {
                return "must be a whole number";
            }
            long value = Long.parseLong(text);
            return value >= least && value <= most ? null : Checks.between(least, most);
        });
    }

    /** true or false. */
    public Field<Boolean> flag(String name) {
        return parsed(
                name,
                false,
                Boolean::valueOf,
                text -> "true".equals(text) || "false".equals(text) ? null : "must be true or false");
    }

    /** An enum constant in lower case. */
    public <E extends Enum<E>> Field<E> word(String name, Class<E> type) {
        return parsed(
                name,
                type.getEnumConstants()[0],
                text -> Checks.word(text, type),
                text -> Checks.word(text, type) == null ? Checks.words(type) : null);
    }

    /** An RFC 3339 time with an offset. A plus sign that came as a blank is taken as meant. */
    public Field<Instant> time(String name) {
        return parsed(
                name,
                Instant.EPOCH,
                text -> Checks.time(text.replace(' ', '+')),
                text -> Checks.time(text.replace(' ', '+')) == null ? Checks.TIME : null);
    }

    /** An id. */
    public <T> Field<T> id(String name, Function<String, T> type) {
        return parsed(name, type.apply("00000000-0000-7000-8000-000000000000"), type, text -> {
            try {
                return type.apply(text) == null ? "must be a UUID" : null;
            } catch (IllegalArgumentException e) {
                // That is how id types say no.
                return "must be a UUID in lower case";
            }
        });
    }

    /** Notes a wrong that only the route can see. */
    public void refuse(String name, String reason) {
        wrongs.add(name, reason);
    }

    /** Counts what was not asked for as unknown. */
    public void done() {
        given.keySet().stream()
                .filter(name -> !read.contains(name))
                .forEach(name -> wrongs.add(name, "unknown parameter"));
    }

    private <T> Field<T> parsed(
            String name, T standIn, Function<String, @Nullable T> reading, Function<String, @Nullable String> check) {
        read.add(name);
        List<String> values = given.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return new Field<>(wrongs, name, null, standIn, false);
        }
        String text = values.getFirst();
        String reason =
                values.size() > 1 ? "must be given once" : text == null ? "must have a value" : check.apply(text);
        if (reason != null) {
            wrongs.add(name, reason);
            return new Field<>(wrongs, name, null, standIn, true);
        }
        return new Field<>(wrongs, name, reading.apply(text), standIn, true);
    }
}
