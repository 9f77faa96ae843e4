package io.videoconf.query.log;

import io.videoconf.api.json.FactNames;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.query.access.Meetings;
import io.videoconf.query.kernel.EventStreams;
import io.videoconf.query.kernel.Fact;
import io.videoconf.query.kernel.Refusals;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers with the log of a meeting, page by page, each fact linked to the one before it that the viewer may see. */
@Component
class LogQueries {
    private static final int MAX_LIMIT = 1_000;

    private final Meetings meetings;
    private final EventStreams streams;

    LogQueries(Meetings meetings, EventStreams streams) {
        this.meetings = meetings;
        this.streams = streams;
    }

    @QueryHandler
    LogPage on(ReadLog query) {
        if (query.limit() < 1 || query.limit() > MAX_LIMIT) {
            throw Refusals.invalid("limit", "must be between 1 and " + MAX_LIMIT);
        }
        if (query.after() < 0) {
            throw Refusals.invalid("after", "must not be negative");
        }
        LogReader reader = new LogReader(
                streams,
                query.meetingId().value(),
                query.viewer(),
                meetings.readable(query.meetingId(), query.viewer()));
        LogReader.Stretch stretch = reader.after(query.after(), query.limit());
        long previous = stretch.seen().isEmpty() ? 0 : reader.lastSeen(query.after());
        return new LogPage(linked(stretch.seen(), previous), stretch.last(), stretch.more());
    }

    private static List<LogEntry> linked(List<Fact<MeetingEvent>> seen, long before) {
        List<LogEntry> entries = new ArrayList<>(seen.size());
        long previous = before;
        for (Fact<MeetingEvent> fact : seen) {
            entries.add(entry(fact, previous));
            previous = fact.version();
        }
        return entries;
    }

    private static LogEntry entry(Fact<MeetingEvent> fact, long previous) {
        Object actor = fact.metadata().get(MetadataKeys.ACTOR_ID);
        return new LogEntry(
                fact.eventId(),
                fact.version(),
                previous,
                FactNames.snakeCase(fact.event().getClass().getSimpleName()),
                fact.event().at(),
                actor == null ? null : new UserId(actor.toString()),
                WithoutSecrets.of(fact.event()));
    }
}
