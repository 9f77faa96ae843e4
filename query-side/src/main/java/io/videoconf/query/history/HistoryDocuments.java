package io.videoconf.query.history;

import io.videoconf.api.audit.CommandRefused;
import io.videoconf.api.audit.HistoryExported;
import io.videoconf.api.json.ApiJson;
import io.videoconf.api.json.FactNames;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.OriginMetadata;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.query.kernel.Fact;
import io.videoconf.query.kernel.Listings;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lines of the audit view as documents, and back. */
final class HistoryDocuments {
    static final String VIEW = "history";
    static final String MEETING = "meeting";
    static final String REFUSED = "refused";

    private static final String ENTRY = "entry";
    private static final JsonMapper JSON = ApiJson.mapper();
    private static final TypeReference<TreeMap<String, Object>> DATA = new TypeReference<>() {};

    private HistoryDocuments() {}

    static HistoryEntry entry(Fact<MeetingEvent> fact) {
        return entry(
                fact,
                fact.version(),
                FactNames.snakeCase(fact.event().getClass().getSimpleName()),
                null,
                data(fact.event()));
    }

    static HistoryEntry refusal(Fact<CommandRefused> fact) {
        CommandRefused refused = fact.event();
        Map<String, Object> data = new TreeMap<>(refused.details());
        data.put("message", refused.message());
        return entry(fact, null, FactNames.snakeCase(refused.commandType()), refused, data);
    }

    static HistoryEntry export(Fact<HistoryExported> fact) {
        HistoryExported exported = fact.event();
        Map<String, Object> data = new TreeMap<>();
        data.put("role", exported.role().name().toLowerCase(Locale.ROOT));
        if (exported.reason() != null) {
            data.put("reason", exported.reason());
        }
        return entry(fact, null, "history_exported", null, data);
    }

    static Document encode(String meeting, HistoryEntry entry) {
        Long sequence = entry.sequence();
        String inOrder = Listings.order(sequence == null ? 0 : sequence) + "/" + entry.eventId();
        return new Document(MEETING, meeting)
                .append(Listings.ORDER, Listings.order(entry.timestamp(), inOrder))
                .append(REFUSED, entry.refused())
                .append(ENTRY, JSON.writeValueAsString(entry));
    }

    static HistoryEntry decode(Document document) {
        return JSON.readValue(document.getString(ENTRY), HistoryEntry.class);
    }

    private static HistoryEntry entry(
            Fact<?> fact,
            @Nullable Long sequence,
            String type,
            @Nullable CommandRefused refused,
            Map<String, Object> data) {
        Origin origin = OriginMetadata.read(fact.metadata());
        return new HistoryEntry(
                fact.eventId(),
                sequence,
                type,
                fact.storedAt(),
                refused != null,
                refused == null ? null : refused.code(),
                refused == null ? null : refused.rule(),
                origin.actor().kind(),
                origin.actor().id(),
                origin.requestId(),
                origin.door(),
                origin.addressClass(),
                origin.policyVersion(),
                text(fact, MetadataKeys.CAUSATION_ID),
                text(fact, MetadataKeys.CORRELATION_ID),
                data);
    }

    /** The fact's own fields; not what every fact of the meeting has, and no hash of a password. */
    private static Map<String, Object> data(MeetingEvent fact) {
        JsonNode tree = JSON.valueToTree(fact);
        if (tree instanceof ObjectNode fields) {
            fields.remove("meeting_id");
            fields.remove("at");
            if (fields.get("settings") instanceof ObjectNode settings) {
                settings.remove("password_hash");
            }
        }
        return JSON.convertValue(tree, DATA);
    }

    private static @Nullable String text(Fact<?> fact, String key) {
        Object value = fact.metadata().get(key);
        return value == null ? null : value.toString();
    }
}
