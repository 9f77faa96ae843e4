package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.queries.FindMeetingState;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.state.LogVisibility;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.api.meeting.views.MeetingStateView;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.RequestIds;
import io.videoconf.edge.stream.LiveFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The meetings that have sockets on this edge. A hub lives while somebody is in it. */
@Component
final class MeetingHubs implements SignalRelay {
    private static final Logger LOG = LoggerFactory.getLogger(MeetingHubs.class);
    private static final int PAGE = 500;

    private record Open(MeetingHub hub, Disposable facts, Mono<MeetingHub> ready) {}

    private final ConcurrentHashMap<MeetingId, Open> open = new ConcurrentHashMap<>();
    private final LiveFacts live;
    private final Queries queries;

    MeetingHubs(LiveFacts live, Queries queries) {
        this.live = live;
        this.queries = queries;
    }

    /** The hub of a meeting with this member asking, its log read so far that live facts go on from there. */
    Mono<MeetingHub> asking(Member member) {
        Open found = open.compute(member.meeting, (meeting, known) -> {
            Open here = known == null ? begin(meeting) : known;
            here.hub().ask(member);
            return here;
        });
        return found.ready();
    }

    private Open begin(MeetingId meeting) {
        MeetingHub hub = new MeetingHub(meeting, SignalingNamespace.NAME);
        Disposable facts = live.subscribe(meeting, hub::arrived);
        Mono<MeetingHub> ready = queries.ask(new FindMeetingState(meeting), MeetingStateView.class, origin())
                .map(MeetingStateView::state)
                .onErrorResume(failure -> Mono.just(NoMeeting.YET))
                .doOnNext(hub::begin)
                .flatMap(_ -> hub.hasGap() ? fill(hub) : Mono.just(hub))
                .cache();
        return new Open(hub, facts, ready);
    }

    /** Reads from the log what the hub has not heard. */
    Mono<MeetingHub> fill(MeetingHub hub) {
        return entries(hub.meeting(), hub.sequence())
                .doOnNext(entry -> hub.arrived(MeetingHub.read(entry.sequence(), entry.eventId(), entry.event())))
                .then(Mono.just(hub));
    }

    /** What a member missed that has seen all up to a sequence: from memory, or folded from the log. */
    Mono<Missed> missed(MeetingHub hub, Member member, long sequence) {
        return hub.missedSince(sequence, member)
                .map(Mono::just)
                .orElseGet(() -> folded(hub.meeting(), member, sequence));
    }

    private Mono<Missed> folded(MeetingId meeting, Member member, long sequence) {
        return Mono.defer(() -> {
            Folding folding = new Folding(member, sequence);
            return entries(meeting, 0).doOnNext(folding::take).then(Mono.fromSupplier(folding::missed));
        });
    }

    /** All facts after a sequence, page by page: the meeting is never in memory as a whole. */
    private Flux<LogEntry> entries(MeetingId meeting, long after) {
        return page(meeting, after)
                .expand(page -> page.hasMore() ? page(meeting, page.lastSequence()) : Mono.empty())
                .concatMapIterable(LogPage::entries);
    }

    private Mono<LogPage> page(MeetingId meeting, long after) {
        return queries.ask(new ReadLog(meeting, Actor.SYSTEM, after, PAGE), LogPage.class, origin());
    }

    @Override
    public boolean pass(MeetingId meeting, ParticipantId to, String event, ObjectNode signal) {
        Open here = open.get(meeting);
        List<Member> targets = here == null ? List.of() : here.hub().of(to);
        targets.forEach(target -> target.socket.emit(event, signal));
        return !targets.isEmpty();
    }

    /** Lets go of a member, and of the hub when it was the last. */
    void left(Member member) {
        open.computeIfPresent(member.meeting, (meeting, here) -> {
            here.hub().close(member, "");
            if (!here.hub().isEmpty()) {
                return here;
            }
            here.facts().dispose();
            LOG.debug("nobody of {} is left on this edge", meeting);
            return null;
        });
    }

    private static Origin origin() {
        return Origin.system(RequestIds.fresh());
    }

    /** Folds a log, and keeps what one viewer missed of it, each fact with the state right after it. */
    private static final class Folding {
        private final Member member;
        private final long after;
        private final List<Fact> facts = new ArrayList<>();
        private MeetingState state = NoMeeting.YET;
        private long lastSeen;

        Folding(Member member, long after) {
            this.member = member;
            this.after = after;
        }

        void take(LogEntry entry) {
            state = MeetingFold.evolve(state, entry.event());
            if (!LogVisibility.sees(state, member.user, entry.sequence(), entry.event())) {
                return;
            }
            if (entry.sequence() <= after) {
                lastSeen = entry.sequence();
            } else {
                facts.add(Fact.of(entry.sequence(), entry.eventId(), entry.event(), state));
            }
        }

        Missed missed() {
            return new Missed(facts, state.sequence(), lastSeen);
        }
    }
}
