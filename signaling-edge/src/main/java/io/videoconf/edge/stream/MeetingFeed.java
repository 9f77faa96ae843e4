package io.videoconf.edge.stream;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.recording.views.RecordingLogEntry;
import io.videoconf.edge.gateway.Caller;
import io.videoconf.edge.gateway.ClosedDoors;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.rest.Emails;
import io.videoconf.edge.rest.LogJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

/** A meeting's log as one reader follows it, whatever door they read it at. */
@Component
public class MeetingFeed {
    private final Queries queries;
    private final LogReader log;
    private final ClosedDoors doors;
    private final RecordingFeed recordings;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    MeetingFeed(Queries queries, LogReader log, ClosedDoors doors, RecordingFeed recordings) {
        this.recordings = recordings;
        this.queries = queries;
        this.log = log;
        this.doors = doors;
    }

    /**
     * One fact for one reader.
     *
     * @param emails whether the reader sees e-mail addresses in it
     */
    public record Told(LogEntry entry, boolean emails) {
        boolean endsTheLog() {
            return entry.event() instanceof MeetingEnded || entry.event() instanceof MeetingCancelled;
        }
    }

    /** Streams would hold up a graceful stop; their readers resume at another edge. */
    @EventListener(ContextClosedEvent.class)
    public void close() {
        closing.tryEmitEmpty();
    }

    /** The meeting, when the reader may know of it; otherwise ends with MEETING_NOT_FOUND. */
    public Mono<MeetingView> meeting(MeetingId meeting, Origin origin) {
        return queries.ask(new FindMeeting(meeting, origin.actor()), MeetingView.class, origin);
    }

    /** True when there is nothing after {@code sequence}, and never will be. */
    public static boolean isOver(MeetingView view, long sequence) {
        return (view.status() == MeetingStatus.ENDED || view.status() == MeetingStatus.CANCELLED)
                && sequence >= view.sequence();
    }

    /**
     * What comes after a sequence, for as long as the meeting, the reader's token and session, and this edge last. Ends with
     * {@link io.videoconf.edge.gateway.Denied} when the reader may no longer read.
     */
    public Flux<Told> follow(Caller reader, Origin origin, MeetingId meeting, long after) {
        return log.follow(meeting, after, origin)
                .concatMap(page -> told(page, meeting, origin), 1)
                .takeUntil(Told::endsTheLog)
                .takeUntilOther(closing.asMono())
                .takeUntilOther(expiry(reader))
                .takeUntilOther(doors.closingOf(reader));
    }

    /**
     * What the meeting's recordings come to, for whoever may see them: beside the log, and no part of it. Never ends by itself.
     */
    public Flux<ObjectNode> recordings(Caller reader, Origin origin, MeetingId meeting) {
        return recordings.ofMeeting(reader, origin, meeting);
    }

    /**
     * A recording's own log as it grows, for as long as the reader's token and session, and this edge last.
     *
     * @param onRecord whether the reading is a fact already
     */
    Flux<RecordingLogEntry> follow(Caller reader, boolean onRecord, Origin origin, RecordingId recording, long after) {
        return recordings
                .follow(reader, onRecord, origin, recording, after)
                .takeUntilOther(closing.asMono())
                .takeUntilOther(expiry(reader))
                .takeUntilOther(doors.closingOf(reader));
    }

    private Flux<Told> told(LogPage page, MeetingId meeting, Origin origin) {
        return page.entries().isEmpty()
                ? Flux.empty()
                : maySeeEmails(page.entries(), meeting, origin)
                        .flatMapIterable(emails -> page.entries().stream()
                                .map(entry -> new Told(entry, emails))
                                .toList());
    }

    /** Roles change while a stream is open, so it is asked anew, but only for facts that have e-mails. */
    private Mono<Boolean> maySeeEmails(List<LogEntry> entries, MeetingId meeting, Origin origin) {
        return entries.stream().map(LogEntry::event).noneMatch(LogJson::hasEmails)
                ? Mono.just(false)
                : meeting(meeting, origin).map(view -> Emails.areShown(view, origin.actor()));
    }

    private static Mono<Long> expiry(Caller reader) {
        Duration left = Duration.between(Instant.now(), reader.expiresAt());
        return Mono.delay(left.isNegative() ? Duration.ZERO : left, Schedulers.parallel());
    }
}
