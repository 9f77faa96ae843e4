package io.videoconf.verify;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, each of the kind that it must be, and none that was not asked for. */
final class Fields {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final String where;
    private final Map<?, ?> fields;
    private final Set<String> read = new HashSet<>();

    private Fields(String where, Map<?, ?> fields) {
        this.where = where;
        this.fields = fields;
    }

    static Fields of(String where, String text) throws Broken {
        try {
            return of(where, Json.read(text));
        } catch (IllegalArgumentException e) {
            throw new Broken(where, "this is no JSON: " + e.getMessage(), e);
        }
    }

    private static Fields of(String where, @Nullable Object value) throws Broken {
        if (!(value instanceof Map<?, ?> fields)) {
            throw new Broken(where, "an object was expected");
        }
        return new Fields(where, fields);
    }

    String text(String name) throws Broken {
        String text = textOrNull(name);
        if (text == null) {
            throw new Broken(where, name + " is missing");
        }
        return text;
    }

    @Nullable
    String textOrNull(String name) throws Broken {
        Object value = take(name);
        if (value != null && !(value instanceof String)) {
            throw new Broken(where, name + " is not text");
        }
        return (String) value;
    }

    /** Text that may be left out altogether. */
    @Nullable
    String textIfAny(String name) throws Broken {
        return fields.containsKey(name) ? textOrNull(name) : null;
    }

    long number(String name) throws Broken {
        if (take(name) instanceof Long number && number >= 0) {
            return number;
        }
        throw new Broken(where, name + " is not a number");
    }

    byte[] base64(String name) throws Broken {
        byte[] bytes = base64OrNull(name);
        if (bytes == null) {
            throw new Broken(where, name + " is missing");
        }
        return bytes;
    }

    byte @Nullable [] base64OrNull(String name) throws Broken {
        String text = textOrNull(name);
        if (text == null) {
            return null;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // Bits that the decoder ignores must not be a place for anything.
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new Broken(where, name + " is not base64");
    }

    byte[] hash(String name) throws Broken {
        return hash(name, text(name));
    }

    private byte[] hash(String name, Object value) throws Broken {
        if (value instanceof String text && HASH.matcher(text).matches()) {
            return HexFormat.of().parseHex(text);
        }
        throw new Broken(where, name + " is not a hash");
    }

    List<byte[]> hashes(String name) throws Broken {
        List<byte[]> hashes = new ArrayList<>();
        for (Object each : list(name)) {
            hashes.add(hash(name, each));
        }
        return hashes;
    }

    List<Fields> objects(String name) throws Broken {
        List<Fields> objects = new ArrayList<>();
        for (Object each : list(name)) {
            objects.add(of(where + ", " + name + " " + (objects.size() + 1), each));
        }
        return objects;
    }

    Fields object(String name) throws Broken {
        return of(where + ", " + name, take(name));
    }

    private List<?> list(String name) throws Broken {
        if (take(name) instanceof List<?> list) {
            return list;
        }
        throw new Broken(where, name + " is not a list");
    }

    /** @throws Broken when there is anything that nobody asked for */
    void end() throws Broken {
        for (Object name : fields.keySet()) {
            if (!read.contains(name)) {
                throw new Broken(where, "there is a field that does not belong here: " + name);
            }
        }
    }

    String where() {
        return where;
    }

    private @Nullable Object take(String name) throws Broken {
        if (!fields.containsKey(name)) {
            throw new Broken(where, name + " is missing");
        }
        read.add(name);
        return fields.get(name);
    }
}
