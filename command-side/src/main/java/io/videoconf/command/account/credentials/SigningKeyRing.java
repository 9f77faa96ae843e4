package io.videoconf.command.account.credentials;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The keys that sign access tokens. One signs; the next is published ahead of its time; those before it stay
 * published, without their private halves, until nobody is known any more by the last token that they signed.
 *
 * <p>Any number of nodes share the keys: whoever finds that something is due does it under a lock that all nodes
 * respect, and looks again first.
 */
final class SigningKeyRing implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeyRing.class);

    /** How old what a node knows of the keys may be. */
    private static final Duration FRESH_ENOUGH = Duration.ofMinutes(1);

    /** Nodes that know the keys of a minute ago, and clocks that disagree. */
    private static final Duration LEEWAY = Duration.ofMinutes(5);

    /** What one look at the table came to. */
    private record Look(List<SigningKey> keys, Instant at) {}

    private final SigningKeyStore store;
    private final TransactionOperations ownTransaction;
    private final TokenSettings settings;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Look last;

    /**
     * @param ownTransaction always begins a new transaction: a key must not vanish with a log-in that fails
     */
    SigningKeyRing(SigningKeyStore store, TransactionOperations ownTransaction, TokenSettings settings, Clock clock) {
        this.store = store;
        this.ownTransaction = ownTransaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes the first key before anybody needs one, and fails the start when that is not possible. */
    @Override
    public void afterSingletonsInstantiated() {
        var _ = signing();
    }

    /** The key that signs now. */
    SigningKey signing() {
        Instant now = SqlTimes.now(clock);
        return signingAt(now, keys(now));
    }

    /** Everything that a verifier may meet, read from the table: it may have been another node that signed. */
    List<SigningKey> published() {
        Instant now = SqlTimes.now(clock);
        return store.all().stream().filter(key -> !isForgettable(key, now)).toList();
    }

    private static SigningKey signingAt(Instant now, List<SigningKey> keys) {
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .reduce((_, later) -> later)
                // The very first key may come from a node whose clock is ahead of ours.
                .orElseGet(keys::getFirst);
    }

    private List<SigningKey> keys(Instant now) {
        Look known = last;
        if (known != null && now.isBefore(known.at().plus(FRESH_ENOUGH))) {
            return known.keys();
        }
        if (known == null) {
            looking.lock();
        } else if (!looking.tryLock()) {
            // Somebody looks already. Waiting could mean to wait for a connection that we ourselves hold.
            return known.keys();
        }
        try {
            return look(now);
        } finally {
            looking.unlock();
        }
    }

    private List<SigningKey> look(Instant now) {
        Look known = last;
        if (known != null && now.isBefore(known.at().plus(FRESH_ENOUGH))) {
            return known.keys();
        }
        List<SigningKey> keys = store.all();
        if (keys.isEmpty()) {
            keys = tended(now);
        } else if (isSomethingDue(keys, now)) {
            keys = tendedIfPossible(keys, now);
        }
        last = new Look(keys, now);
        return keys;
    }

    private List<SigningKey> tendedIfPossible(List<SigningKey> keys, Instant now) {
        try {
            return tended(now);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Signing keys are due for a change that is not possible now; the old one goes on signing", e);
            return keys;
        }
    }

    private List<SigningKey> tended(Instant now) {
        return Objects.requireNonNull(ownTransaction.execute(_ -> {
            store.lock();
            List<SigningKey> keys = store.all();
            rotate(keys, now);
            keys.forEach(key -> age(key, now));
            return store.all();
        }));
    }

    private void rotate(List<SigningKey> keys, Instant now) {
        if (keys.isEmpty()) {
            add(SigningKey.generate(now, now));
        } else if (isSuccessorDue(keys, now)) {
            SigningKey successor = SigningKey.generate(now, now.plus(settings.keyPublishedAhead()));
            store.retire(keys.getLast(), successor.signsFrom());
            add(successor);
        }
    }

    private void add(SigningKey key) {
        store.add(key);
        LOG.info("New signing key {}, signs from {}", key.kid(), key.signsFrom());
    }

    private void age(SigningKey key, Instant now) {
        if (isForgettable(key, now)) {
            store.forget(key);
        } else if (isDisarmable(key, now)) {
            store.rewrite(key.publicHalf());
        }
    }

    private boolean isSomethingDue(List<SigningKey> keys, Instant now) {
        return isSuccessorDue(keys, now)
                || keys.stream().anyMatch(key -> isForgettable(key, now) || isDisarmable(key, now));
    }

    private boolean isSuccessorDue(List<SigningKey> keys, Instant now) {
        Instant end = keys.getLast().signsFrom().plus(settings.keyRotation());
        return !now.isBefore(end.minus(settings.keyPublishedAhead()));
    }

    private boolean isForgettable(SigningKey key, Instant now) {
        return isRetiredFor(settings.longestUse().plus(LEEWAY), key, now);
    }

    private static boolean isDisarmable(SigningKey key, Instant now) {
        return key.isPrivate() && isRetiredFor(LEEWAY, key, now);
    }

    private static boolean isRetiredFor(Duration time, SigningKey key, Instant now) {
        Instant retiredAt = key.retiredAt();
        return retiredAt != null && now.isAfter(retiredAt.plus(time));
    }
}
