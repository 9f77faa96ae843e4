package io.videoconf.edge.rest;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.json.WireJson;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A meeting's log in pages. */
@Component
public final class LogPages {
    private static final int MOST_FACTS = 500;
    private static final long USUAL_FACTS = 100;

    private final Calls calls;
    private final Queries queries;
    private final Meetings meetings;

    LogPages(Calls calls, Queries queries, Meetings meetings) {
        this.calls = calls;
        this.queries = queries;
        this.meetings = meetings;
    }

    /** The page that the request asks for, with {@code after} and {@code limit}. */
    public Mono<ResponseEntity<byte[]>> read(String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            long after = call.params().number("after", 0, Long.MAX_VALUE).or(0L);
            int limit =
                    Math.toIntExact(call.params().number("limit", 1, MOST_FACTS).or(USUAL_FACTS));
            call.complete();
            MeetingId meeting = Ids.meeting(meetingId);
            return queries.ask(new ReadLog(meeting, call.actor(), after, limit), LogPage.class, call.origin())
                    .zipWith(meetings.find(call, meeting).map(view -> Emails.areShown(view, call.actor())))
                    .map(both -> Answers.json(call, page(both.getT1(), both.getT2())));
        });
    }

    private static ObjectNode page(LogPage page, boolean emails) {
        ObjectNode body = WireJson.object();
        ArrayNode events = body.putArray("events");
        page.entries().forEach(entry -> events.add(LogJson.entry(entry, emails)));
        body.put("last_sequence", page.lastSequence());
        body.put("has_more", page.hasMore());
        return body;
    }
}
