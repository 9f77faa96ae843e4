package io.videoconf.edge.rest;

import io.videoconf.api.recording.views.RecordingLog;
import io.videoconf.api.recording.views.RecordingLogEntry;
import io.videoconf.edge.gateway.json.WireJson;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A recording's facts on the wire. */
public final class RecordingLogJson {
    private RecordingLogJson() {}

    /** A page of it. */
    public static ObjectNode v1(RecordingLog log) {
        ObjectNode json = WireJson.object();
        ArrayNode events = json.putArray("events");
        log.entries().forEach(entry -> events.add(entry(entry)));
        json.put("last_sequence", log.last());
        json.put("has_more", log.more());
        return json;
    }

    /** One fact. */
    public static ObjectNode entry(RecordingLogEntry entry) {
        ObjectNode json = WireJson.object();
        json.put("event_id", entry.eventId());
        json.put("sequence", entry.sequence());
        json.put("type", entry.type());
        json.put("timestamp", MeetingJson.text(entry.at()));
        json.put("actor_id", MeetingJson.text(entry.actorId()));
        String address = entry.addressClass();
        json.put("address_class", address == null ? null : address.toLowerCase(Locale.ROOT));
        json.set("data", WireJson.tree(entry.event()));
        return json;
    }
}
