package io.videoconf.command.notice.delivery;

import io.videoconf.api.json.ApiJson;
import io.videoconf.api.json.FactEnvelope;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.notice.rows.MeetingLogs;
import tools.jackson.databind.node.ObjectNode;

/** What a delivery says. Read from the log when it is sent, so that nothing of a meeting is kept beside its events. */
final class Envelopes {
    private final MeetingLogs logs;

    Envelopes(MeetingLogs logs) {
        this.logs = logs;
    }

    String body(Deliveries.Taken taken) {
        ObjectNode body = ApiJson.mapper().createObjectNode();
        MeetingId meeting = taken.meeting();
        Long sequence = taken.sequence();
        body.put("type", taken.type());
        if (meeting == null || sequence == null) {
            body.put("timestamp", FactEnvelope.text(taken.createdAt()));
            body.putObject("data").put("webhook_id", taken.webhook().value());
            return body.toString();
        }
        logs.read(meeting, sequence - 1, entry -> {
            Object actor = entry.metadata().get(MetadataKeys.ACTOR_ID);
            body.put("timestamp", FactEnvelope.text(entry.fact().at()));
            ObjectNode data = FactEnvelope.of(
                    entry.eventId(),
                    entry.sequence(),
                    taken.previous(),
                    actor == null ? null : new UserId(actor.toString()),
                    entry.fact(),
                    taken.emails());
            data.put("meeting_id", meeting.value());
            body.set("data", data);
            return false;
        });
        return body.toString();
    }
}
