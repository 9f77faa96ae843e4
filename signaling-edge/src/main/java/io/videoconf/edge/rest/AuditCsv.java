package io.videoconf.edge.rest;

import io.videoconf.api.audit.views.AuditLine;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.edge.gateway.json.WireJson;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tenant's audit as RFC 4180 text. */
final class AuditCsv {
    static final String HEAD =
            "timestamp,kind,stream_id,meeting_id,sequence,type,refused,code,rule,actor_kind,actor_id,"
                    + "request_id,door,address_class,policy_version,event_id,data\r\n";

    private AuditCsv() {}

    static String line(AuditLine line) {
        HistoryEntry entry = line.entry();
        return Stream.of(
                                MeetingJson.text(entry.timestamp()),
                                line.kind(),
                                line.stream(),
                                MeetingJson.text(line.meetingId()),
                                entry.sequence() == null ? null : Long.toString(entry.sequence()),
                                entry.type(),
                                Boolean.toString(entry.refused()),
                                entry.code() == null ? null : entry.code().name(),
                                entry.rule(),
                                WireJson.word(entry.actorKind()),
                                entry.actorId().value(),
                                entry.requestId(),
                                WireJson.word(entry.door()),
                                WireJson.word(entry.addressClass()),
                                Integer.toString(entry.policyVersion()),
                                entry.eventId(),
                                WireJson.line(LogJson.audit(line).get("data")))
                        .map(CsvCell::of)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }
}
