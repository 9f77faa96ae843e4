package io.videoconf.allinone.stores;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server in this JVM that speaks MongoDB's wire protocol over one file, {@code mongo/views.mv}.
 *
 * <p>What it holds is disposable. A crash may lose the last {@value #COMMIT_MILLIS} ms of it, never the order of
 * things: see {@link GuardedBackend}. A damaged file is moved aside and a fresh one made.
 */
final class MongoStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MongoStore.class);
    private static final String NAME = "videoconf";
    /** Each time whole pages are written by Java serialisation: what is lost by waiting is only followed again. */
    private static final int COMMIT_MILLIS = 2500;

    private static final int WORKERS = 4;

    private final MongoServer server;
    private final ScheduledExecutorService committer;
    private final ScheduledFuture<?> commits;
    private final MongoAddress address;
    private final boolean fresh;

    private MongoStore(MongoServer server, GuardedBackend backend, MongoAddress address, boolean fresh) {
        this.server = server;
        this.address = address;
        this.fresh = fresh;
        this.committer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("mongo-commit").daemon().factory());
        this.commits =
                committer.scheduleWithFixedDelay(backend::commit, COMMIT_MILLIS, COMMIT_MILLIS, TimeUnit.MILLISECONDS);
    }

    static MongoStore start(DataFolder data) throws IOException {
        Path file = data.folder("mongo").resolve("views.mv");
        String password = data.secret("mongo-password");
        boolean fresh = !Files.exists(file);
        ErasableFile opened;
        MVStore store;
        try {
            opened = ErasableFile.open(file);
            store = openWhole(opened, file);
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new StartRefused("the file " + file + " is held by another process", e);
            }
            moveAside(file, e);
            opened = ErasableFile.open(file);
            store = openWhole(opened, file);
            fresh = true;
        }
        var backend = new GuardedBackend(store, opened, NAME, password);
        var server = new MongoServer(backend);
        // A failed bind shuts the server and its backend down by itself.
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, WORKERS);
        int port = server.getLocalAddress().getPort();
        String uri = "mongodb://" + NAME + ":" + password + "@127.0.0.1:" + port + "/" + NAME
                + "?authMechanism=PLAIN&authSource=$external";
        return new MongoStore(server, backend, new MongoAddress(uri), fresh);
    }

    MongoAddress address() {
        return address;
    }

    /** Whether the file was made by this start: because there was none, or because the one there was damaged. */
    boolean isFresh() {
        return fresh;
    }

    @Override
    public void close() {
        // Not interrupted: an interrupt in the middle of a write would close the file under it.
        commits.cancel(false);
        committer.shutdown();
        server.shutdownNow();
    }

    /** Opens the file and reads it through: damage shall be found now, not by somebody's query. */
    private static MVStore openWhole(ErasableFile opened, Path file) {
        MVStore store = new MVStore.Builder()
                .adoptFileStore(opened)
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open();
        try {
            for (String name : store.getMapNames()) {
                readThrough(store.openMap(name));
            }
            return store;
        } catch (MVStoreException e) {
            store.closeImmediately();
            throw e;
        } catch (RuntimeException e) {
            // Bytes that no longer make an object: what is thrown depends on which they are.
            store.closeImmediately();
            throw DataUtils.newMVStoreException(DataUtils.ERROR_FILE_CORRUPT, "unreadable entry in {0}", file, e);
        }
    }

    private static void readThrough(MVMap<Object, Object> map) {
        Cursor<Object, Object> entries = map.cursor(null);
        while (entries.hasNext()) {
            entries.next();
        }
    }

    private static void moveAside(Path file, MVStoreException damage) throws IOException {
        Path aside = ErasableFile.aside(file);
        LOG.warn("The read models in {} are damaged; they are put aside as {} and made anew", file, aside, damage);
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    }
}
