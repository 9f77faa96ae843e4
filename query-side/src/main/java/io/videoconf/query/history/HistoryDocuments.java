package io.videoconf.query.history;

import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.audit.AuditEvent;
import io.videoconf.api.audit.AuditRead;
import io.videoconf.api.audit.CommandRefused;
import io.videoconf.api.audit.HistoryExported;
import io.videoconf.api.audit.RecordingInspected;
import io.videoconf.api.audit.views.AuditLine;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.json.ApiJson;
import io.videoconf.api.json.FactNames;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.OriginMetadata;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.api.notice.events.WebhookEvent;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.query.kernel.Fact;
import io.videoconf.query.kernel.Listings;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
    /** The meeting that it belongs to, also when it happened to a recording. */
    static final String ABOUT = "about";

    static final String KIND = "kind";
    static final String STREAM = "stream";
    static final String TYPE = "type";
    static final String NAMES = "names";

    private static final String ENTRY = "entry";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final JsonMapper JSON = ApiJson.mapper();
    private static final TypeReference<TreeMap<String, Object>> DATA = new TypeReference<>() {};

    private HistoryDocuments() {}

    /** A line for a fact. */
    static HistoryEntry entry(Fact<?> fact) {
        return entry(fact, null);
    }

    /** A line for a fact, with the rule under which it came about. */
    static HistoryEntry entry(Fact<?> fact, @Nullable String rule) {
        return entry(
                fact,
                fact.version(),
                FactNames.snakeCase(fact.event().getClass().getSimpleName()),
                null,
                rule,
                data(fact.event()));
    }

    /** A line for what changed no state. */
    static HistoryEntry audit(Fact<AuditEvent> fact) {
        return switch (fact.event()) {
            case CommandRefused refused -> refusal(fact, refused);
            case HistoryExported exported -> export(fact, exported);
            case AuditRead read -> entry(fact, null, "audit_read", null, null, data(read));
            case RecordingInspected read -> entry(fact, null, "recording_inspected", null, null, data(read));
        };
    }

    private static HistoryEntry refusal(Fact<?> fact, CommandRefused refused) {
        Map<String, Object> data = new TreeMap<>(refused.details());
        data.put("message", refused.message());
        return entry(fact, null, FactNames.snakeCase(refused.commandType()), refused.code(), refused.rule(), data);
    }

    private static HistoryEntry export(Fact<?> fact, HistoryExported exported) {
        Map<String, Object> data = new TreeMap<>();
        data.put("role", exported.role().name().toLowerCase(Locale.ROOT));
        if (exported.reason() != null) {
            data.put("reason", exported.reason());
        }
        return entry(fact, null, "history_exported", null, null, data);
    }

    /** To what kind of thing it happened. */
    static StreamKind kind(Object event) {
        return switch (event) {
            case MeetingEvent _, HistoryExported _ -> StreamKind.MEETING;
            case RecordingEvent _, RecordingInspected _ -> StreamKind.RECORDING;
            case AccountEvent _, AuditRead _ -> StreamKind.ACCOUNT;
            case WebhookEvent _ -> StreamKind.WEBHOOK;
            case CommandRefused refused -> refused.streamKind();
            case ComplianceEvent _ -> StreamKind.COMPLIANCE;
            default -> throw new IllegalArgumentException("the history does not take in " + event.getClass());
        };
    }

    /**
     * When it came about, to the microsecond, as a meeting is asked for as of a time. It was stored a moment later.
     */
    static Instant at(Object event) {
        return switch (event) {
            case MeetingEvent it -> it.at();
            case RecordingEvent it -> it.at();
            case AccountEvent it -> it.at();
            case WebhookEvent it -> it.at();
            case ComplianceEvent it -> it.at();
            case AuditEvent it -> it.at();
            default -> throw new IllegalArgumentException("the history does not take in " + event.getClass());
        };
    }

    static String word(StreamKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static Document encode(StreamKind kind, String stream, @Nullable String meeting, HistoryEntry entry) {
        return new Document(MEETING, kind == StreamKind.MEETING ? stream : null)
                .append(Listings.ORDER, Listings.order(entry.timestamp(), inOrder(entry)))
                .append(REFUSED, entry.refused())
                .append(ABOUT, meeting)
                .append(KIND, word(kind))
                .append(STREAM, stream)
                .append(TYPE, entry.type())
                .append(NAMES, names(stream, entry))
                .append(ENTRY, JSON.writeValueAsString(entry));
    }

    /** A line's place among those of the same moment. */
    static String inOrder(HistoryEntry entry) {
        Long sequence = entry.sequence();
        return Listings.order(sequence == null ? 0 : sequence) + "/" + entry.eventId();
    }

    /** Every id that a line names: who acted, what it happened to, and whoever is in it. */
    private static List<String> names(String stream, HistoryEntry entry) {
        TreeSet<String> names = new TreeSet<>(List.of(entry.actorId().value()));
        if (!stream.isEmpty()) {
            names.add(stream);
        }
        collect(entry.data().values(), names);
        return List.copyOf(names);
    }

    private static void collect(@Nullable Object value, Set<String> names) {
        switch (value) {
            case String text -> {
                if (ID.matcher(text).matches()) {
                    names.add(text);
                }
            }
            case Collection<?> all -> all.forEach(each -> collect(each, names));
            case Map<?, ?> fields -> fields.values().forEach(each -> collect(each, names));
            case null, default -> {
                // Numbers, truths and nothing name nobody.
            }
        }
    }

    static AuditLine line(Document document) {
        String meeting = document.getString(ABOUT);
        return new AuditLine(
                document.getString(KIND),
                document.getString(STREAM),
                meeting == null ? null : new MeetingId(meeting),
                decode(document));
    }

    static HistoryEntry decode(Document document) {
        return JSON.readValue(document.getString(ENTRY), HistoryEntry.class);
    }

    private static HistoryEntry entry(
            Fact<?> fact,
            @Nullable Long sequence,
            String type,
            @Nullable RefusalCode refused,
            @Nullable String rule,
            Map<String, Object> data) {
        Origin origin = OriginMetadata.read(fact.metadata());
        return new HistoryEntry(
                fact.eventId(),
                sequence,
                type,
                at(fact.event()),
                refused != null,
                refused,
                rule,
                origin.actor().kind(),
                origin.actor().id(),
                origin.requestId(),
                origin.door(),
                origin.addressClass(),
                origin.policyVersion(),
                text(fact.metadata(), MetadataKeys.CAUSATION_ID),
                text(fact.metadata(), MetadataKeys.CORRELATION_ID),
                data);
    }

    /** The fact's own fields; not what every fact of the meeting has, and no hash of a password. */
    private static Map<String, Object> data(Object fact) {
        JsonNode tree = JSON.valueToTree(fact);
        if (tree instanceof ObjectNode fields) {
            if (fact instanceof MeetingEvent) {
                fields.remove("meeting_id");
            }
            fields.remove("at");
            if (fields.get("settings") instanceof ObjectNode settings) {
                settings.remove("password_hash");
            }
        }
        return JSON.convertValue(tree, DATA);
    }

    static @Nullable String text(Map<String, Object> metadata, String key) {
        Object value = metadata.get(key);
        return value == null ? null : value.toString();
    }
}
