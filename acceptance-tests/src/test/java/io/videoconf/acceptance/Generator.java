package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes values after schemas: such as they allow, such as they just allow, and such as they do not. */
final class Generator {
    /** What every secret that is made here begins with, so that it is found wherever it should not be. */
    static final String SECRET = "Hush-";

    private static final int LONGEST_WORD = 900;

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "\u0000",
            "null",
            "undefined",
            "NaN",
            "-1",
            "9".repeat(400),
            "a".repeat(70_000),
            "' OR '1'='1",
            "'; DROP TABLE domain_event_entry; --",
            "\" || 1==1 //",
            "{\"$gt\":\"\"}",
            "$where: sleep(1000)",
            "${jndi:ldap://127.0.0.1/a}",
            "#{7*7}[[${7*7}]]",
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "<script>alert(1)</script>",
            "line\r\nX-Injected: yes",
            "\u202Egnp.exe",
            "Z̵̛̜a̶l̷g̸o̵",
            "\uD83D\uDE00\uD83D\uDE00",
            "\uD800",
            "ﬃ℡İı",
            "%00%0d%0a%2e%2e%2f",
            "2026-13-45T99:99:99Z",
            "0001-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "00000000-0000-0000-0000-000000000000",
            "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF");

    private final ApiDescription api;
    private final Random random;

    Generator(ApiDescription api, Random random) {
        this.api = api;
        this.random = random;
    }

    /** A value that the schema allows. */
    JsonNode valid(String name, JsonNode described) {
        JsonNode schema = api.resolved(described);
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
        }
        String type = type(schema);
        return switch (type) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "boolean" -> Json.value(random.nextBoolean());
            case "integer", "number" -> Json.value(number(schema));
            case "null" -> Json.value(null);
            default -> Json.value(text(name, schema));
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asString() : type.asString("string");
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            if (required.contains(field.getKey()) || random.nextInt(3) == 0) {
                made.set(field.getKey(), valid(field.getKey(), field.getValue()));
            }
        }
        return made;
    }

    private ArrayNode array(String name, JsonNode schema) {
        ArrayNode made = JsonNodeFactory.instance.arrayNode();
        int size = Math.max(schema.path("minItems").asInt(0), random.nextInt(4));
        for (int i = 0; i < size; i++) {
            made.add(valid(name, schema.path("items")));
        }
        return made;
    }

    private long number(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(least + 1_000_000);
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> random.nextLong(least, most + 1);
        };
    }

    private String text(String name, JsonNode schema) {
        if (schema.path("writeOnly").asBoolean(false) || name.equals("refresh_token")) {
            return SECRET + random.nextInt(1_000_000);
        }
        if (schema.path("pattern").asString("").equals("^[0-9a-f]{64}$")) {
            return "0123456789abcdef".repeat(4);
        }
        if (name.equals("timezone") || name.equals("language")) {
            return name.equals("timezone") ? "Europe/Lisbon" : "pt-BR";
        }
        return switch (schema.path("format").asString("")) {
            case "email" -> "someone" + random.nextInt(1000) + "@example.org";
            case "uuid" -> new java.util.UUID(random.nextLong(), random.nextLong()).toString();
            case "date-time" -> "2027-0" + (1 + random.nextInt(9)) + "-15T10:00:00Z";
            case "uri", "uri-reference" -> "https://example.org/" + random.nextInt(100);
            default -> words(schema);
        };
    }

    private String words(JsonNode schema) {
        int most = Math.min(schema.path("maxLength").asInt(30), 300);
        int least = schema.path("minLength").asInt(1);
        int length = random.nextInt(4) == 0 ? most : least + random.nextInt(Math.max(1, most - least));
        return random.nextInt(4) == 0
                ? "ä€".repeat(Math.max(1, length / 2))
                : "x" + "y ".repeat(Math.max(0, (length - 1) / 2));
    }

    /** Any value at all. */
    JsonNode hostile() {
        return switch (random.nextInt(9)) {
            case 0 -> Json.value(null);
            case 1 -> Json.value(random.nextBoolean());
            case 2 -> Json.value(random.nextLong());
            case 3 -> Json.value(Double.MAX_VALUE);
            case 4 -> Json.value(List.of(hostileText(), List.of(1, "x")));
            case 5 -> Json.object("$ne", null, "__proto__", Json.object("admin", true));
            default -> Json.value(hostileText());
        };
    }

    String hostileText() {
        return HOSTILE.get(random.nextInt(HOSTILE.size()));
    }

    /** The same for addresses and headers, whose length HTTP itself limits. */
    String hostileWord() {
        String text = hostileText();
        return text.length() > LONGEST_WORD ? text.substring(0, LONGEST_WORD) : text;
    }

    /** A copy with one thing changed: a field gone, added, or of a value that need not be right. */
    JsonNode spoilt(JsonNode good) {
        if (!(good instanceof ObjectNode object)) {
            return hostile();
        }
        ObjectNode copy = object.deepCopy();
        List<String> names = new ArrayList<>(copy.propertyNames());
        String some = names.isEmpty() ? "title" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(5)) {
            case 0 -> copy.remove(some);
            case 1 -> copy.set("unknown_" + random.nextInt(10), hostile());
            case 2 -> copy.set(some, spoilt(copy.path(some)));
            default -> copy.set(some, hostile());
        }
        return copy;
    }

    /** Bytes that are not the JSON that was meant. */
    byte[] broken(JsonNode good) {
        String text = Json.write(good);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> ("{\"title\":1,\"title\":2," + text.substring(1)).getBytes(StandardCharsets.UTF_8);
            case 2 -> ("[".repeat(2000) + "]".repeat(2000)).getBytes(StandardCharsets.UTF_8);
            case 3 -> ("{\"a\":" + "9".repeat(5000) + "}").getBytes(StandardCharsets.UTF_8);
            case 4 -> new byte[] {'{', '"', 't', '"', ':', '"', (byte) 0xC3, (byte) 0x28, (byte) 0xFF, '"', '}'};
            case 5 -> ("{\"a\":1e99999,\"b\":-0}").getBytes(StandardCharsets.UTF_8);
            default -> {
                byte[] noisy = bytes.clone();
                if (noisy.length > 0) {
                    noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
                }
                yield noisy;
            }
        };
    }
}
