package io.videoconf.edge.rest;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.json.WireJson;
import java.time.Duration;
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

    /** Longer than the pause between two comments of a stream, shorter than what proxies allow. */
    private static final int LONGEST_WAIT = 30;

    private final Calls calls;
    private final Meetings meetings;

    LogPages(Calls calls, Meetings meetings) {
        this.calls = calls;
        this.meetings = meetings;
    }

    /** Where pages come from. */
    public interface Source {
        /**
         * A page of what the caller may see.
         *
         * @param patience how long to wait for a first fact; zero asks for what is there
         */
        Mono<LogPage> read(Call call, MeetingId meeting, long after, int limit, Duration patience);
    }

    /** The page that the request asks for, with {@code after}, {@code limit} and {@code wait}. */
    public Mono<ResponseEntity<byte[]>> read(String meetingId, ServerWebExchange exchange, Source source) {
        return calls.read(exchange).flatMap(call -> {
            long after = call.params().number("after", 0, Long.MAX_VALUE).or(0L);
            int limit =
                    Math.toIntExact(call.params().number("limit", 1, MOST_FACTS).or(USUAL_FACTS));
            long wait = call.params().number("wait", 0, LONGEST_WAIT).or(0L);
            call.complete();
            MeetingId meeting = Ids.meeting(meetingId);
            return meetings.find(call, meeting)
                    .flatMap(view -> source.read(call, meeting, after, limit, patience(view, after, wait)))
                    .zipWhen(page -> emails(call, meeting, page))
                    .map(both -> Answers.json(call, page(both.getT1(), both.getT2())));
        });
    }

    /** Nothing more comes once a meeting is over and its last fact was read. */
    private static Duration patience(MeetingView view, long after, long wait) {
        boolean over = view.status() == MeetingStatus.ENDED || view.status() == MeetingStatus.CANCELLED;
        return over && after >= view.sequence() ? Duration.ZERO : Duration.ofSeconds(wait);
    }

    /** Roles change while it is waited, so it is asked afterwards, and only for facts that have e-mails. */
    private Mono<Boolean> emails(Call call, MeetingId meeting, LogPage page) {
        return page.entries().stream().noneMatch(entry -> LogJson.hasEmails(entry.event()))
                ? Mono.just(false)
                : meetings.find(call, meeting).map(view -> Emails.areShown(view, call.actor()));
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
