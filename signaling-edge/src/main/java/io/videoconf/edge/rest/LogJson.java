package io.videoconf.edge.rest;

import io.videoconf.api.audit.views.AuditLine;
import io.videoconf.api.json.FactEnvelope;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.views.ExplanationView;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.edge.gateway.json.WireJson;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Facts on the wire: the log, and the audit view. */
public final class LogJson {
    /** Hashes of passwords can be guessed at, so they never leave. */
    private static final Set<String> SECRETS = Set.of("password_hash", "passwordHash", "password");

    /** By its fields rather than by a list of facts, so that a new fact cannot be forgotten. */
    private static final ClassValue<Boolean> HAS_EMAILS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> fact) {
            return Arrays.stream(fact.getRecordComponents())
                    .anyMatch(field ->
                            Set.of("email", "ownerEmail", "alternativeHosts").contains(field.getName()));
        }
    };

    private LogJson() {}

    /** One entry of the log. */
    public static ObjectNode entry(LogEntry entry, boolean emails) {
        ObjectNode json = WireJson.object();
        json.put("event_id", entry.eventId());
        json.put("sequence", entry.sequence());
        json.put("previous_sequence", entry.previousSequence());
        json.put("type", entry.type());
        json.put("timestamp", MeetingJson.text(entry.timestamp()));
        json.put("actor_id", MeetingJson.text(entry.actorId()));
        json.set("data", data(entry.event(), emails));
        return json;
    }

    /** True when this kind of fact has e-mail addresses, so that it matters who looks. */
    public static boolean hasEmails(MeetingEvent event) {
        return HAS_EMAILS.get(event.getClass());
    }

    /**
     * A fact's own fields.
     *
     * @param emails whether e-mail addresses are shown; otherwise they are null
     */
    public static ObjectNode data(MeetingEvent event, boolean emails) {
        return FactEnvelope.data(event, emails);
    }

    /** One line of the audit view. */
    public static ObjectNode history(HistoryEntry entry) {
        ObjectNode json = WireJson.object();
        json.put("event_id", entry.eventId());
        json.put("sequence", entry.sequence());
        json.put("type", entry.type());
        json.put("timestamp", MeetingJson.text(entry.timestamp()));
        json.put("refused", entry.refused());
        json.put("code", entry.code() == null ? null : entry.code().name());
        json.put("rule", entry.rule());
        json.putObject("actor")
                .put("kind", WireJson.word(entry.actorKind()))
                .put("user_id", entry.actorId().value());
        json.put("request_id", entry.requestId());
        json.put("door", WireJson.word(entry.door()));
        json.put("address_class", WireJson.word(entry.addressClass()));
        json.put("policy_version", entry.policyVersion());
        json.put("causation_id", entry.causationId());
        json.put("correlation_id", entry.correlationId());
        JsonNode data = WireJson.tree(entry.data());
        strip(data);
        json.set("data", data);
        return json;
    }

    /** One line of a tenant's audit. */
    static ObjectNode audit(AuditLine line) {
        ObjectNode json = WireJson.object();
        json.put("kind", line.kind());
        json.put("stream_id", line.stream());
        json.put("meeting_id", MeetingJson.text(line.meetingId()));
        json.setAll(history(line.entry()));
        return json;
    }

    /** Why something is so. */
    static ObjectNode explanation(ExplanationView found) {
        ObjectNode json = WireJson.object();
        json.put("meeting_id", found.meetingId().value());
        json.put("participant_id", found.participantId().value());
        json.put("field", WireJson.word(found.field()));
        json.put("sequence", found.sequence());
        json.set("value", WireJson.tree(found.value()));
        ArrayNode chain = json.putArray("chain");
        found.chain().forEach(link -> {
            ObjectNode line = history(link.fact());
            line.set("from", value(link.from()));
            line.set("to", value(link.to()));
            chain.add(line);
        });
        ArrayNode refused = json.putArray("refused");
        found.refused().forEach(entry -> refused.add(history(entry)));
        return json;
    }

    private static JsonNode value(@Nullable Map<String, Object> value) {
        return value == null ? WireJson.object().nullNode() : WireJson.tree(value);
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(SECRETS);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(LogJson::strip);
        }
    }
}
