package io.videoconf.commandline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A policy as somebody has written it, which remembers on which line each field stands. */
final class PolicyFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FIELD = Pattern.compile("(?m)^  policy\\.?([^:\\s]*): ");
    private final String name;
    private final JsonNode content;
    private final Map<String, Integer> lines;

    private PolicyFile(String name, JsonNode content, Map<String, Integer> lines) {
        this.name = name;
        this.content = content;
        this.lines = Map.copyOf(lines);
    }

    /** Reads it. */
    static PolicyFile of(String name, String text) {
        try {
            JsonNode content = JSON.readTree(text);
            if (!content.isObject()) {
                throw new Failure("POLICY", name + ":1: a policy is a JSON object");
            }
            return new PolicyFile(name, content, lines(text));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new Failure("POLICY", name + ":" + line + ": is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    JsonNode content() {
        return content;
    }

    /** The server's refusal, with the line of each field that it names. */
    Failure placed(Failure refused) {
        Matcher fields = FIELD.matcher(refused.told());
        String told = fields.replaceAll(field -> Matcher.quoteReplacement(
                "  " + name + ":" + lines.getOrDefault(field.group(1), 1) + ": " + field.group(1) + " "));
        return new Failure(refused.code(), told, refused);
    }

    private static Map<String, Integer> lines(String text) {
        Map<String, Integer> lines = new HashMap<>();
        Deque<String> path = new ArrayDeque<>();
        try (JsonParser parser = JSON.createParser(text)) {
            String field = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    String above = path.isEmpty() ? "" : path.peek();
                    field = above.isEmpty() ? parser.currentName() : above + "." + parser.currentName();
                    lines.putIfAbsent(field, parser.currentTokenLocation().getLineNr());
                } else if (token.isStructStart()) {
                    path.push(field);
                } else if (token.isStructEnd()) {
                    path.pop();
                    field = path.isEmpty() ? "" : path.peek();
                }
            }
        }
        return lines;
    }
}
