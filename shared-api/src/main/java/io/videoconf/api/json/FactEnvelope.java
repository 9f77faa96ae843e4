package io.videoconf.api.json;

import io.videoconf.api.kernel.Id;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.MeetingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * A fact of a meeting's log as those outside see it, over whichever way it reaches them: lower-case words, ids and times as
 * text, nulls present, no secret.
 */
public final class FactEnvelope {
    /** Hashes of passwords can be guessed at, so they never leave. */
    private static final Set<String> SECRETS = Set.of("password_hash", "password");

    private static final List<String> EMAILS = List.of("email", "owner_email");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule("envelope")
                    .addSerializer(Id.class, new IdText())
                    .addSerializer(RefusalCode.class, new CodeText())
                    .addSerializer(Enum.class, new WordText()))
            .build();

    private FactEnvelope() {}

    /**
     * The whole envelope.
     *
     * @param previousSequence the fact before it that this reader may see; 0 for the first
     * @param emails whether e-mail addresses are shown; otherwise they are null
     */
    public static ObjectNode of(
            String eventId,
            long sequence,
            long previousSequence,
            @Nullable UserId actor,
            MeetingEvent fact,
            boolean emails) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("event_id", eventId);
        json.put("sequence", sequence);
        json.put("previous_sequence", previousSequence);
        json.put("type", type(fact.getClass()));
        json.put("timestamp", text(fact.at()));
        json.put("actor_id", actor == null ? null : actor.value());
        json.set("data", data(fact, emails));
        return json;
    }

    /** A fact's own fields. */
    public static ObjectNode data(MeetingEvent fact, boolean emails) {
        ObjectNode json = (ObjectNode) MAPPER.<JsonNode>valueToTree(fact);
        json.remove("meeting_id");
        json.remove("at");
        strip(json);
        if (!emails) {
            EMAILS.stream().filter(json::has).forEach(json::putNull);
            if (json.has("alternative_hosts")) {
                json.putArray("alternative_hosts");
            }
        }
        return json;
    }

    /** What a kind of fact is called outside. */
    public static String type(Class<?> fact) {
        return FactNames.snakeCase(fact.getSimpleName());
    }

    /** RFC 3339, in UTC. */
    public static String text(Instant time) {
        return time.toString();
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(SECRETS);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(FactEnvelope::strip);
        }
    }

    private static final class IdText extends StdSerializer<Id> {
        IdText() {
            super(Id.class);
        }

        @Override
        public void serialize(Id id, JsonGenerator out, SerializationContext context) {
            out.writeString(id.value());
        }
    }

    /** Refusal codes are names that clients compare, so they keep their case. */
    private static final class CodeText extends StdSerializer<RefusalCode> {
        CodeText() {
            super(RefusalCode.class);
        }

        @Override
        public void serialize(RefusalCode code, JsonGenerator out, SerializationContext context) {
            out.writeString(code.name());
        }
    }

    @SuppressWarnings("rawtypes") // Jackson names enums so
    private static final class WordText extends StdSerializer<Enum> {
        WordText() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum constant, JsonGenerator out, SerializationContext context) {
            out.writeString(constant.name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}
