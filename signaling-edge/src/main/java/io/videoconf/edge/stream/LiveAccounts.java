package io.videoconf.edge.stream;

import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.account.events.UserReinstated;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.kernel.UserId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Accounts that are suspended or deleted while their people are here. What is long-lived ends then; tokens that are out
 * say nothing of it.
 */
@Component
@ProcessingGroup(LiveFacts.GROUP)
public class LiveAccounts {
    /** Views know older ones. */
    private static final int REMEMBERED = 10_000;

    private final ConcurrentHashMap<UserId, List<Runnable>> listeners = new ConcurrentHashMap<>();
    private final Set<UserId> closed = Collections.synchronizedSet(Collections.newSetFromMap(new Latest()));

    /** Calls {@code told} when the account is closed from now on; on a thread that must not be blocked. */
    public Disposable onClosed(UserId user, Runnable told) {
        listeners.compute(user, (_, known) -> {
            List<Runnable> all = known == null ? new CopyOnWriteArrayList<>() : known;
            all.add(told);
            return all;
        });
        return () -> listeners.computeIfPresent(user, (_, known) -> {
            known.remove(told);
            return known.isEmpty() ? null : known;
        });
    }

    /** Ends when the account is closed. */
    public Mono<Void> closed(UserId user) {
        return Mono.create(sink -> sink.onDispose(onClosed(user, sink::success)));
    }

    /** True when the account was closed a short while ago; views may not show it yet. */
    public boolean wasClosed(UserId user) {
        return closed.contains(user);
    }

    @EventHandler
    void on(UserSuspended fact) {
        close(fact.userId());
    }

    @EventHandler
    void on(UserDeleted fact) {
        close(fact.userId());
    }

    @EventHandler
    void on(UserReinstated fact) {
        closed.remove(fact.userId());
    }

    private void close(UserId user) {
        closed.add(user);
        listeners.getOrDefault(user, List.of()).forEach(Runnable::run);
    }

    /** The newest entries of a map. */
    private static final class Latest extends LinkedHashMap<UserId, Boolean> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
