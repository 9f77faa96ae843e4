package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.meeting.queries.FindMeetingState;
import io.videoconf.api.meeting.queries.FindMeetingStateAsOf;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.api.meeting.views.MeetingStateView;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.RequestIds;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A meeting's state and its whole log, page by page: the meeting is never in memory as a whole. */
@Component
final class MeetingPages {
    private static final int PAGE = 500;
    private final Queries queries;

    MeetingPages(Queries queries) {
        this.queries = queries;
    }

    Mono<MeetingState> state(MeetingId meeting) {
        return queries.ask(new FindMeetingState(meeting), MeetingStateView.class, origin())
                .map(MeetingStateView::state);
    }

    Mono<MeetingState> stateAsOf(MeetingId meeting, long sequence) {
        return queries.ask(new FindMeetingStateAsOf(meeting, sequence), MeetingStateView.class, origin())
                .map(MeetingStateView::state);
    }

    /** The facts right after a sequence, whoever may see them. */
    Mono<LogPage> page(MeetingId meeting, long after) {
        return queries.ask(new ReadLog(meeting, Actor.SYSTEM, after, PAGE), LogPage.class, origin());
    }

    /** All facts after a sequence; the next page is asked for when the one before was taken. */
    Flux<LogEntry> entries(MeetingId meeting, long after) {
        return page(meeting, after)
                .expand(page -> page.hasMore() ? page(meeting, page.lastSequence()) : Mono.empty())
                .concatMapIterable(LogPage::entries);
    }

    private static Origin origin() {
        return Origin.system(RequestIds.fresh());
    }
}
