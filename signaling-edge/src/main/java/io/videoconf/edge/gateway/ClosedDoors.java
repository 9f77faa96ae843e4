package io.videoconf.edge.gateway;

import io.videoconf.api.account.ClosingKind;
import io.videoconf.api.account.queries.FindClosings;
import io.videoconf.api.account.views.Closing;
import io.videoconf.api.account.views.Closings;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The sessions and accounts whose tokens look good and are not: suspended, closed, logged out.
 *
 * <p>An edge hears of each as it happens, and asks every few seconds as well, so that what it did not hear counts all the
 * same. Before it has been told once, it lets nobody in.
 */
@Component
public final class ClosedDoors implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ClosedDoors.class);
    /** What was being committed while the last answer was made. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    private static final int AFTER_WHO_ANSWERS = 100_000;
    /** A suspension that was lifted unheard is found by asking for everything. */
    private static final int ROUNDS_TO_WHOLE = 100;

    private final Queries queries;
    private final Map<ClosingKind, Map<String, Instant>> closed = new EnumMap<>(ClosingKind.class);
    private final List<Consumer<Closing>> listeners = new CopyOnWriteArrayList<>();
    private final Duration pause;
    private final Disposable.Swap asking = Disposables.swap();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable Instant asOf;

    ClosedDoors(Queries queries, DoorSettings settings) {
        this.queries = queries;
        for (ClosingKind kind : ClosingKind.values()) {
            closed.put(kind, new ConcurrentHashMap<>());
        }
        this.pause = settings.closingsEvery();
    }

    @Override
    public void start() {
        if (running.compareAndSet(false, true)) {
            asking.update(Flux.interval(pause, Schedulers.parallel())
                    .onBackpressureDrop()
                    .concatMap(
                            round -> (round % ROUNDS_TO_WHOLE == 0 ? refresh() : ask()).onErrorResume(failure -> {
                                LOG.debug("closings cannot be asked for: {}", failure.toString());
                                return Mono.empty();
                            }),
                            0)
                    .subscribe());
        }
    }

    @Override
    public void stop() {
        running.set(false);
        asking.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    /** After those who answer in this process are there, and before the server takes requests. */
    @Override
    public int getPhase() {
        return AFTER_WHO_ANSWERS;
    }

    /** Lets the caller of a good token in, unless their session or account is closed. */
    Mono<Caller> admit(Verified verified) {
        return asOf == null ? refresh().then(Mono.defer(() -> checked(verified))) : checked(verified);
    }

    /** Closes one; tells whoever listens, once. */
    public void close(Closing closing) {
        Instant before = of(closing.kind()).put(closing.subject(), closing.at());
        if (before == null || before.isBefore(closing.at())) {
            listeners.forEach(listener -> tell(listener, closing));
        }
    }

    /** A suspension was lifted. */
    public void reopen(UserId user) {
        of(ClosingKind.SUSPENDED).remove(user.value());
    }

    /** Tells of each closing from now on. The listener must not block. */
    public Disposable listen(Consumer<Closing> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Ends when the caller's session or account is closed. */
    public Mono<Void> closingOf(Caller caller) {
        return Mono.create(sink -> {
            sink.onDispose(listen(closing -> {
                if (concerns(closing, caller)) {
                    sink.success();
                }
            }));
            if (refusal(caller) != null) {
                sink.success();
            }
        });
    }

    /** The closings that the caller has run into already; the one that they are told of is the first. */
    public List<Closing> closingsOf(Caller caller) {
        List<Closing> found = new ArrayList<>();
        note(found, ClosingKind.DELETED, caller.actor().id().value());
        note(found, ClosingKind.SUSPENDED, caller.actor().id().value());
        if (caller.session() != null) {
            note(found, ClosingKind.SESSION, caller.session().value());
        }
        return found;
    }

    private void note(List<Closing> found, ClosingKind kind, String subject) {
        Instant at = of(kind).get(subject);
        if (at != null) {
            found.add(new Closing(kind, subject, at));
        }
    }

    /** True when the closing ends whatever the caller has open. */
    public static boolean concerns(Closing closing, Caller caller) {
        return switch (closing.kind()) {
            case SESSION -> caller.session() != null && caller.session().value().equals(closing.subject());
            case SUSPENDED, DELETED -> caller.actor().id().value().equals(closing.subject());
            // What is open goes on; only the next token says what is so now.
            case STALE -> false;
        };
    }

    private Mono<Caller> checked(Verified verified) {
        Caller caller = verified.caller();
        RefusalCode refusal = refusal(caller);
        Instant stale = of(ClosingKind.STALE).get(caller.actor().id().value());
        if (refusal == null && stale != null && verified.issuedAt().isBefore(stale)) {
            refusal = RefusalCode.INVALID_TOKEN;
        }
        return refusal == null
                ? Mono.just(caller)
                : Mono.error(Denied.of(refusal, "ClosedAccountsAndSessionsOpenNothing"));
    }

    private @Nullable RefusalCode refusal(Caller caller) {
        List<Closing> found = closingsOf(caller);
        if (found.isEmpty()) {
            return null;
        }
        return found.getFirst().kind() == ClosingKind.SUSPENDED
                ? RefusalCode.ACCOUNT_SUSPENDED
                : RefusalCode.INVALID_TOKEN;
    }

    /** Asks for all that is closed, and forgets what is no longer. */
    public Mono<Void> refresh() {
        return ask(null).doOnNext(this::forgetOthers).then();
    }

    private Mono<Void> ask() {
        Instant known = asOf;
        return known == null ? refresh() : ask(known.minus(OVERLAP)).then();
    }

    private Mono<Closings> ask(@Nullable Instant since) {
        return queries.ask(new FindClosings(since), Closings.class, Origin.system(RequestIds.fresh()))
                .doOnNext(told -> {
                    told.closings().forEach(this::close);
                    asOf = told.asOf();
                });
    }

    /** What was closed while the answer was made is not in it, and stays. */
    private void forgetOthers(Closings all) {
        Instant settled = all.asOf().minus(OVERLAP);
        closed.forEach((kind, known) -> {
            Set<String> told = all.closings().stream()
                    .filter(each -> each.kind() == kind)
                    .map(Closing::subject)
                    .collect(Collectors.toSet());
            known.entrySet().removeIf(each -> each.getValue().isBefore(settled) && !told.contains(each.getKey()));
        });
    }

    private Map<String, Instant> of(ClosingKind kind) {
        Map<String, Instant> found = closed.get(kind);
        if (found == null) {
            throw new IllegalStateException("every kind has its map: " + kind);
        }
        return found;
    }

    /** One listener's bug must not keep the door open for the others. */
    private static void tell(Consumer<Closing> listener, Closing closing) {
        try {
            listener.accept(closing);
        } catch (RuntimeException bug) {
            LOG.error("a listener failed on the closing of {}", closing.subject(), bug);
        }
    }
}
