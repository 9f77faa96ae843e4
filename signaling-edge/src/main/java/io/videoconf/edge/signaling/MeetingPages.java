package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.queries.FindMeetingState;
import io.videoconf.api.meeting.queries.FindMeetingStateAsOf;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.state.LogVisibility;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.api.meeting.views.MeetingStateView;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.RequestIds;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A meeting's state and its whole log, page by page: the meeting is never in memory as a whole. */
@Component
final class MeetingPages {
    private static final int PAGE = 500;
    private static final int FIRST_LOOK_BACK = 32;
    private final Queries queries;

    MeetingPages(Queries queries) {
        this.queries = queries;
    }

    Mono<MeetingState> state(MeetingId meeting) {
        return queries.ask(new FindMeetingState(meeting), MeetingStateView.class, origin())
                .map(MeetingStateView::state);
    }

    /**
     * As it was right after a fact, or now when there are fewer; from what is kept of it on the way, so that it costs the same
     * however long the log is. Where the view does not reach that far, the log is folded: nobody waits for a view to catch up.
     */
    Mono<MeetingState> stateAsOf(MeetingId meeting, long sequence) {
        if (sequence <= 0) {
            return Mono.just(NoMeeting.YET);
        }
        return queries.ask(new FindMeetingStateAsOf(meeting, sequence), MeetingStateView.class, origin())
                .map(MeetingStateView::state)
                .onErrorResume(Denied.class, _ -> Mono.empty())
                .filter(state -> state.sequence() == sequence)
                .switchIfEmpty(Mono.defer(() -> folded(meeting, sequence)));
    }

    private Mono<MeetingState> folded(MeetingId meeting, long until) {
        return entries(meeting, 0)
                .takeWhile(entry -> entry.sequence() <= until)
                .reduce((MeetingState) NoMeeting.YET, (state, entry) -> MeetingFold.evolve(state, entry.event()));
    }

    /** The facts right after a sequence, whoever may see them. */
    Mono<LogPage> page(MeetingId meeting, long after) {
        return page(meeting, after, PAGE);
    }

    private Mono<LogPage> page(MeetingId meeting, long after, int limit) {
        return queries.ask(new ReadLog(meeting, Actor.SYSTEM, after, limit), LogPage.class, origin());
    }

    /** All facts after a sequence; while one page is taken the next is asked for, and no other. */
    Flux<LogEntry> entries(MeetingId meeting, long after) {
        return page(meeting, after)
                .expand(page -> page.hasMore() ? page(meeting, page.lastSequence()) : Mono.empty())
                .concatMapIterable(LogPage::entries, 1);
    }

    /**
     * The last fact up to a sequence that somebody saw; 0 when there is none. Looks back in growing steps: who asks nearly
     * always saw one of the last few.
     *
     * @param now a state of the meeting that has folded that sequence
     */
    Mono<Long> lastSeen(MeetingState now, MeetingId meeting, UserId viewer, long sequence) {
        return lastSeen(
                meeting,
                entry -> LogVisibility.sees(now, viewer, entry.sequence(), entry.event()),
                sequence,
                FIRST_LOOK_BACK);
    }

    private Mono<Long> lastSeen(MeetingId meeting, Predicate<LogEntry> sees, long until, int window) {
        if (until <= 0) {
            return Mono.just(0L);
        }
        long from = Math.max(0, until - window);
        return page(meeting, from, (int) (until - from)).flatMap(page -> {
            long found = page.entries().stream()
                    .filter(sees)
                    .mapToLong(LogEntry::sequence)
                    .max()
                    .orElse(0);
            return found > 0 ? Mono.just(found) : lastSeen(meeting, sees, from, Math.min(window * 4, PAGE));
        });
    }

    private static Origin origin() {
        return Origin.system(RequestIds.fresh());
    }
}
