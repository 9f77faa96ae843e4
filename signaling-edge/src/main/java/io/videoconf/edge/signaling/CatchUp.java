package io.videoconf.edge.signaling;

import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells a client what it missed: from memory where that reaches back far enough, otherwise from the log, page by page
 * and no faster than the client reads. Then the client goes live, with nothing left out and nothing twice.
 */
@Component
final class CatchUp {
    /** Packets that may wait for a client before the next page is read for it. */
    private static final int CALM = 128;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private final MeetingPages pages;
    private final LiveMeters meters;

    CatchUp(MeetingPages pages, LiveMeters meters) {
        this.pages = pages;
        this.meters = meters;
    }

    /**
     * Catches up.
     *
     * @param from the last fact that the client has
     * @return ends when the member is live, or gone
     */
    Mono<Void> run(MeetingHub hub, Member member, long from) {
        return Mono.defer(() -> {
            if (hub.goLive(member, from)) {
                meters.resumed(true);
                return Mono.empty();
            }
            meters.resumed(false);
            // Memory that would not reach back far enough is not filled for it.
            boolean recent = from >= hub.sequence() - MeetingHub.KEPT;
            Mono<Void> deepening = recent ? hub.deepened(deepen(hub)) : Mono.empty();
            return deepening.then(Mono.defer(() -> hub.goLive(member, from) ? Mono.empty() : tell(hub, member, from)));
        });
    }

    private Mono<Void> tell(MeetingHub hub, Member member, long from) {
        return beginning(hub, member, from)
                .flatMap(telling -> Mono.defer(() -> step(hub, telling))
                        .repeat()
                        .takeUntil(Boolean::booleanValue)
                        .then());
    }

    /** Reads the last facts once for everybody who comes back after this edge began with the meeting. */
    private Mono<Void> deepen(MeetingHub hub) {
        return Mono.defer(() -> {
            RecentFacts last = new RecentFacts(MeetingHub.KEPT);
            long from = Math.max(0, hub.sequence() - MeetingHub.KEPT);
            return pages.stateAsOf(hub.meeting(), from)
                    .map(state -> new Folding(state, last::add))
                    .flatMapMany(folding -> pages.entries(hub.meeting(), from)
                            .takeUntil(entry -> entry.sequence() >= hub.sequence())
                            .doOnNext(folding::take))
                    .then(Mono.fromRunnable(() -> hub.remember(last)));
        });
    }

    /** The meeting as the member last saw it: what came before is not read again. */
    private Mono<Telling> beginning(MeetingHub hub, Member member, long from) {
        MeetingState now = hub.state();
        if (now == null) {
            return Mono.empty();
        }
        Mono<MeetingState> begin = from > now.sequence() ? Mono.just(now) : pages.stateAsOf(hub.meeting(), from);
        return begin.flatMap(state -> pages.lastSeen(now, hub.meeting(), member.user, state.sequence())
                .map(lastSeen -> new Telling(hub, member, from, state, lastSeen)));
    }

    private Mono<Boolean> step(MeetingHub hub, Telling telling) {
        return pages.page(hub.meeting(), telling.sequence())
                .doOnNext(page -> page.entries().forEach(telling::take))
                .flatMap(page -> calm(telling.member).thenReturn(page))
                .map(page -> done(hub, telling, page));
    }

    private static boolean done(MeetingHub hub, Telling telling, LogPage page) {
        return telling.member.phase == Member.Phase.GONE
                || !page.hasMore() && hub.goLive(telling.member, telling.has(), telling.lastSeen);
    }

    /** A client that never gets calm is closed by its heartbeat, or as a slow consumer, and is gone then. */
    private static Mono<Void> calm(Member member) {
        return Mono.defer(() -> isCalm(member)
                ? Mono.empty()
                : Mono.delay(LOOK_AGAIN).repeat().takeUntil(_ -> isCalm(member)).then());
    }

    private static boolean isCalm(Member member) {
        return member.phase == Member.Phase.GONE || member.socket.waiting() <= CALM;
    }

    /** The log as one member is told it. */
    private static final class Telling {
        private final MeetingHub hub;
        private final Member member;
        private final Folding folding;
        private final long from;
        private long lastSeen;

        /** @param from the last fact that the member has; the state may be of before, and then it tells nothing up to there */
        Telling(MeetingHub hub, Member member, long from, MeetingState begin, long lastSeen) {
            this.hub = hub;
            this.member = member;
            this.from = from;
            this.lastSeen = lastSeen;
            this.folding = new Folding(begin, this::tell);
        }

        void take(LogEntry entry) {
            folding.take(entry);
        }

        private void tell(Fact fact) {
            if (fact.isFor(folding.state(), member.user)) {
                if (fact.sequence() > from) {
                    hub.send(member, fact, lastSeen);
                }
                lastSeen = fact.sequence();
            }
        }

        /** The last fact that the member has, or has no right to. */
        long has() {
            return Math.max(from, folding.sequence());
        }

        long sequence() {
            return folding.sequence();
        }
    }
}
