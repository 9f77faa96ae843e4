package io.videoconf.command.compliance.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which history an event belongs to. A meeting's has its own facts, those of its recordings, and what was refused and
 * exported about either: whoever holds the whole of it can be sure that nothing is left out. Every other stream is a
 * history of its own.
 *
 * <p>Only names and ids are looked at, which are never sealed.
 */
final class Histories {
    /** Of what concerns no stream, such as a log-in that failed. */
    static final String UNATTACHED = "-";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcTemplate jdbc;
    private final Map<String, String> found = new HashMap<>();

    /** Remembers what it finds, so it is good for one batch. */
    Histories(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    String of(StoredEvent event) {
        String type = event.streamType();
        if (type == null) {
            return ofAudit(event);
        }
        return type.equals("Recording") ? ofRecording(event) : event.streamId();
    }

    private String ofRecording(StoredEvent event) {
        String known = known(event.streamId());
        if (known != null) {
            return known;
        }
        String meeting = event.payloadType().equals("RecordingOpened") ? text(read(event), "meeting_id") : "";
        String history = meeting.isEmpty() ? event.streamId() : meeting;
        found.put(event.streamId(), history);
        jdbc.update(
                "insert into ledger_stream (stream_id, history) values (?, ?) on conflict do nothing",
                event.streamId(),
                history);
        return history;
    }

    private String ofAudit(StoredEvent event) {
        JsonNode payload = read(event);
        String concerned =
                event.payloadType().equals("CommandRefused") ? text(payload, "stream_id") : text(payload, "meeting_id");
        if (concerned.isEmpty() || concerned.length() > 255) {
            return UNATTACHED;
        }
        String known = text(payload, "stream_kind").equals("RECORDING") ? known(concerned) : null;
        return known == null ? concerned : known;
    }

    private @Nullable String known(String stream) {
        String here = found.get(stream);
        if (here != null) {
            return here;
        }
        List<String> there =
                jdbc.queryForList("select history from ledger_stream where stream_id = ?", String.class, stream);
        there.forEach(history -> found.put(stream, history));
        return there.isEmpty() ? null : there.getFirst();
    }

    private static JsonNode read(StoredEvent event) {
        try {
            return JSON.readTree(event.payload());
        } catch (JacksonException e) {
            // What cannot be read is chained all the same, in a history of its own.
            return JSON.createObjectNode();
        }
    }

    private static String text(JsonNode payload, String field) {
        JsonNode value = payload.get(field);
        return value != null && value.isString() ? value.stringValue() : "";
    }
}
