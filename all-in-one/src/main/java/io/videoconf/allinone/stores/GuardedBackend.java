package io.videoconf.allinone.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Mongo backend with three things that it lacks: a password, indexes, and commits that hold between two commands.
 *
 * <p>Left alone, the store below commits by the clock, map after map, while commands run: a projection's position could
 * reach the disk without the views that it stands for. Here a commit waits for running commands and holds up new ones,
 * so what a crash leaves behind is the state after some command, and all commands before it.
 */
final class GuardedBackend extends H2Backend {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedBackend.class);
    private static final AttributeKey<Boolean> LET_IN = AttributeKey.valueOf(GuardedBackend.class, "let-in");
    private static final Set<String> OPEN_TO_ALL = Set.of("ismaster", "hello", "ping");
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;
    private static final int INTERNAL_ERROR = 1;
    private static final int WELL_FILLED_PERCENT = 60;
    private static final int REWRITE_BYTES = 1024 * 1024;

    private final ReadWriteLock commands = new ReentrantReadWriteLock();
    private final AtomicReference<@Nullable Wiped> wiping = new AtomicReference<>();
    private final MVStore store;
    private final ErasableFile file;
    private final byte[] expectedLogin;

    /**
     * @param store opened without commits of its own, closed with this
     * @param file in which it is
     */
    GuardedBackend(MVStore store, ErasableFile file, String user, String password) {
        super(store);
        this.store = store;
        this.file = file;
        this.expectedLogin = login(user, password);
    }

    /** Called before this is made: nothing of its own is there yet. */
    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new IndexedDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (name.equals("saslstart")) {
            return logIn(channel, query);
        }
        if (!OPEN_TO_ALL.contains(name) && !isLetIn(channel)) {
            return failure(UNAUTHORIZED, "Unauthorized", "command " + command + " requires authentication");
        }
        if (name.equals("compact")) {
            return compacted(query.get("comment"));
        }
        commands.readLock().lock();
        try {
            return super.handleCommand(channel, database, command, query);
        } finally {
            commands.readLock().unlock();
        }
    }

    /** Finds of drivers older than ours; refused, so that there is one way in. */
    @Override
    public QueryResult handleQuery(MongoQuery query) {
        throw new MongoServerException("queries of this kind are not answered here");
    }

    /**
     * Begins to let what was deleted or replaced go from the whole file, whichever collection was named, or tells how that goes:
     * {@code done} is true once after it came to an end. Commands go on meanwhile.
     *
     * @param asked by whom, as the command's comment says: what was begun for another may have begun too early
     */
    private Document compacted(@Nullable Object asked) {
        Wiped now = wiping.get();
        boolean over = now == null || now.outcome().isDone();
        if (now == null || (over && !Objects.equals(now.asked(), asked))) {
            begin(now, new Wiped(asked, new CompletableFuture<>()));
            return new Document("ok", 1.0).append("done", false);
        }
        if (over) {
            wiping.set(null);
            if (!now.outcome().getNow(false)) {
                return failure(INTERNAL_ERROR, "InternalError", "the file cannot be compacted");
            }
        }
        return new Document("ok", 1.0).append("done", over);
    }

    private record Wiped(@Nullable Object asked, CompletableFuture<Boolean> outcome) {}

    /** On a thread of its own: this one serves connections. */
    private void begin(@Nullable Wiped last, Wiped next) {
        if (wiping.compareAndSet(last, next)) {
            Thread.ofPlatform().name("mongo-wiping").daemon().start(() -> {
                try {
                    next.outcome().complete(new Wiping(store, file, commands.writeLock()).run());
                } catch (MVStoreException | IOException e) {
                    if (!store.isClosed()) { // otherwise the program ends, and it is done after its next start
                        LOG.error("What was given up cannot be overwritten in the read models' file", e);
                    }
                } finally {
                    next.outcome().complete(false);
                }
            });
        }
    }

    private boolean isWiping() {
        Wiped now = wiping.get();
        return now != null && !now.outcome().isDone();
    }

    /** Writes what changed since the last commit, as it is between two commands. Who overwrites what was given up does so as well. */
    @Override
    public void commit() {
        if (isWiping()) {
            return;
        }
        commands.writeLock().lock();
        try {
            if (!store.isClosed() && store.hasUnsavedChanges()) {
                store.commit();
                store.compact(WELL_FILLED_PERCENT, REWRITE_BYTES);
            }
        } catch (MVStoreException e) {
            // The store has closed itself and refuses every command from now on; a restart makes it anew.
            LOG.error("The read models cannot be written any more", e);
        } finally {
            commands.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        commands.writeLock().lock();
        try {
            super.close();
        } finally {
            commands.writeLock().unlock();
        }
    }

    private Document logIn(Channel channel, Document query) {
        boolean known = "PLAIN".equals(query.get("mechanism"))
                && query.get("payload") instanceof BinData payload
                && MessageDigest.isEqual(payload.getData(), expectedLogin);
        if (!known) {
            return failure(AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed.");
        }
        channel.attr(LET_IN).set(true);
        return new Document("conversationId", 1)
                .append("done", true)
                .append("payload", new BinData(new byte[0]))
                .append("ok", 1.0);
    }

    private static boolean isLetIn(Channel channel) {
        return Boolean.TRUE.equals(channel.attr(LET_IN).get());
    }

    /** What the driver sends for PLAIN: on whose behalf, who, and the password. */
    private static byte[] login(String user, String password) {
        return (user + "\0" + user + "\0" + password).getBytes(UTF_8);
    }

    private static Document failure(int code, String name, String message) {
        return new Document("ok", 0.0)
                .append("errmsg", message)
                .append("code", code)
                .append("codeName", name);
    }
}
