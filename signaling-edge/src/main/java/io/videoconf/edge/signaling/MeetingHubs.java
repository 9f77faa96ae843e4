package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.edge.gateway.EdgeSettings;
import io.videoconf.edge.relay.Relay;
import io.videoconf.edge.stream.LiveFact;
import io.videoconf.edge.stream.LiveFacts;
import io.videoconf.edge.stream.LiveRecordings;
import io.videoconf.edge.stream.RecordingUpdates;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** The meetings that have sockets on this edge. A hub lives while somebody is in it. */
@Component
final class MeetingHubs {
    private static final Logger LOG = LoggerFactory.getLogger(MeetingHubs.class);
    private static final Duration PATIENCE_WITH_GAPS = Duration.ofMillis(200);
    private static final Duration PATIENCE_WITH_ERASURES = Duration.ofSeconds(1);
    private static final int GAP_TRIES = 20;

    private record Open(MeetingHub hub, Disposable facts, RecordingUpdates recordings, Mono<MeetingHub> ready) {}

    private final ConcurrentHashMap<MeetingId, Open> open = new ConcurrentHashMap<>();
    private final LiveFacts live;
    private final LiveRecordings liveRecordings;
    private final MeetingPages pages;
    private final Relay relay;
    private final LiveMeters meters;
    private final Pace pace;

    MeetingHubs(
            LiveFacts live,
            LiveRecordings liveRecordings,
            MeetingPages pages,
            Relay relay,
            LiveMeters meters,
            EdgeSettings settings) {
        this.live = live;
        this.liveRecordings = liveRecordings;
        this.pages = pages;
        this.relay = relay;
        this.meters = meters;
        this.pace = new Pace(settings.presenceWindow(), Schedulers.parallel(), meters);
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
        MeetingHub hub = new MeetingHub(meeting, SignalingNamespace.NAME, relay, pace);
        RecordingUpdates recordings =
                new RecordingUpdates(liveRecordings, meeting, body -> hub.tellLeaders(RecordingUpdates.NAME, body));
        Disposable facts = live.subscribe(meeting, fact -> {
            arrived(hub, fact);
            if (fact.event() instanceof RecordingStarted started) {
                recordings.follow(started);
            }
        });
        Mono<MeetingHub> ready = pages.state(meeting)
                .onErrorResume(failure -> Mono.just(NoMeeting.YET))
                .doOnNext(hub::begin)
                .doOnNext(state -> follow(recordings, state))
                .flatMap(_ -> hub.hasGap() ? fill(hub) : Mono.just(hub))
                .cache();
        return new Open(hub, facts, recordings, ready);
    }

    /** Those that run, and those whose bytes may still be on their way. */
    private static void follow(RecordingUpdates recordings, MeetingState state) {
        if (state instanceof LiveMeeting running) {
            running.recordings().forEach(each -> recordings.follow(each.recordingId(), each.mode()));
            running.stoppedRecordings().forEach(each -> recordings.follow(each, null));
        }
    }

    /** What did not come live is read. Once a gap: what comes meanwhile waits behind it. */
    private void arrived(MeetingHub hub, LiveFact fact) {
        boolean had = hub.hasGap();
        hub.arrived(fact);
        meters.fannedOut(fact.timestamp());
        if (!had && hub.hasGap()) {
            Mono.delay(PATIENCE_WITH_GAPS)
                    .filter(_ -> hub.hasGap())
                    .flatMap(_ -> fill(hub))
                    .retryWhen(Retry.backoff(GAP_TRIES, PATIENCE_WITH_GAPS))
                    .subscribe(
                            _ -> {},
                            failure -> LOG.warn("facts of {} cannot be read: {}", hub.meeting(), failure.getMessage()));
        }
    }

    /** Reads from the log what the hub has not heard. */
    Mono<MeetingHub> fill(MeetingHub hub) {
        return pages.entries(hub.meeting(), hub.sequence())
                .doOnNext(entry -> hub.arrived(read(entry)))
                .then(Mono.just(hub));
    }

    /** A fact that was read from the log and not heard live. */
    private static LiveFact read(LogEntry entry) {
        return new LiveFact(entry.sequence(), entry.eventId(), entry.event(), entry.timestamp(), entry.actorId());
    }

    /**
     * Somebody was erased: nothing encoded is kept, and every state is read anew, once the views have been made anew. A meeting in
     * which something happens in that moment is tried again.
     */
    void forget() {
        for (Open each : open.values()) {
            each.hub().forgetFacts();
            Mono.delay(PATIENCE_WITH_ERASURES)
                    .then(Mono.defer(() -> pages.state(each.hub().meeting())))
                    .filter(each.hub()::replace)
                    .switchIfEmpty(Mono.error(() -> new IllegalStateException("the state read is not the latest")))
                    .retryWhen(Retry.backoff(GAP_TRIES, PATIENCE_WITH_GAPS))
                    .subscribe(
                            _ -> {},
                            failure -> LOG.warn(
                                    "{} still shows who was erased: {}",
                                    each.hub().meeting(),
                                    failure.getMessage()));
        }
    }

    /** Meetings that have somebody here. */
    int count() {
        return open.size();
    }

    /** Lets go of a member, and of the hub when it was the last. */
    void left(Member member) {
        open.computeIfPresent(member.meeting, (meeting, here) -> {
            here.hub().close(member, "");
            if (!here.hub().isEmpty()) {
                return here;
            }
            here.facts().dispose();
            here.recordings().dispose();
            LOG.debug("nobody of {} is left on this edge", meeting);
            return null;
        });
    }
}
