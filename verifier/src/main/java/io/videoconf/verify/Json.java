package io.videoconf.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259), as far as bundles have any: objects are maps, arrays lists, numbers whole ones. Strict: one value, no
 * name twice, no number that would be rounded.
 */
final class Json {
    private static final int DEEPEST = 32;
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

    private final String text;
    private int at;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when it is not JSON, in words */
    static @Nullable Object read(String text) {
        Json json = new Json(text);
        Object value = json.value();
        json.blank();
        if (json.at != text.length()) {
            throw json.wrong("something follows the value");
        }
        return value;
    }

    private @Nullable Object value() {
        blank();
        if (at >= text.length()) {
            throw wrong("it ends too early");
        }
        return switch (text.charAt(at)) {
            case '{' -> deeper(this::object);
            case '[' -> deeper(this::array);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Object deeper(java.util.function.Supplier<Object> inner) {
        if (++depth > DEEPEST) {
            throw wrong("it is nested too deep");
        }
        Object value = inner.get();
        depth--;
        return value;
    }

    private Object object() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        at++;
        if (next('}')) {
            return fields;
        }
        do {
            blank();
            if (at >= text.length() || text.charAt(at) != '"') {
                throw wrong("a name is missing");
            }
            String name = string();
            if (fields.containsKey(name)) {
                throw wrong("the name " + name + " is there twice");
            }
            if (!next(':')) {
                throw wrong("a colon is missing");
            }
            fields.put(name, value());
        } while (next(','));
        if (!next('}')) {
            throw wrong("an object does not end");
        }
        return fields;
    }

    private Object array() {
        List<@Nullable Object> values = new ArrayList<>();
        at++;
        if (next(']')) {
            return values;
        }
        do {
            values.add(value());
        } while (next(','));
        if (!next(']')) {
            throw wrong("an array does not end");
        }
        return values;
    }

    private String string() {
        StringBuilder read = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char next = text.charAt(at++);
            if (next < ' ') {
                throw wrong("a string has a control character");
            }
            read.append(next == '\\' ? escaped() : next);
        }
        if (at >= text.length()) {
            throw wrong("a string does not end");
        }
        at++;
        return read.toString();
    }

    private char escaped() {
        char kind = at < text.length() ? text.charAt(at++) : ' ';
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
                    throw wrong("an escape is not one");
                }
                at += 4;
                yield (char) Integer.parseInt(text, at - 4, at, 16);
            }
            default -> throw wrong("an escape is not one");
        };
    }

    private Object number() {
        int start = at;
        while (at < text.length() && "-+.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!WHOLE.matcher(digits).matches()) {
            throw wrong("a whole number was expected");
        }
        return Long.valueOf(digits);
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value was expected");
        }
        at += word.length();
        return value;
    }

    private boolean next(char wanted) {
        blank();
        boolean there = at < text.length() && text.charAt(at) == wanted;
        if (there) {
            at++;
        }
        return there;
    }

    private void blank() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " (character " + (at + 1) + ")");
    }
}
