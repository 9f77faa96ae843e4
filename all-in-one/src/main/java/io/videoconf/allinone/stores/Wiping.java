package io.videoconf.allinone.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets what was deleted or replaced go from the file, while commands go on.
 *
 * <p>The store writes pages in chunks and never changes one. A page that was replaced stays where it is for as long as its chunk
 * has others that are needed, and after that until the space is used. So what is still needed of each chunk is written anew until
 * none is left that has anything else, and then the unused space is overwritten. Both in small steps: commands wait for one of
 * them at most, and rewriting needs none of them to wait.
 */
final class Wiping {
    private static final Logger LOG = LoggerFactory.getLogger(Wiping.class);
    private static final String CHUNK = "chunk.";

    /** Told of a chunk when it is not the number of its pages. */
    private static final String LIVE_PAGES = "livePages";

    /** Bytes of pages, which are stored in one go before commands go on. */
    private static final int REWRITTEN_AT_ONCE = 1 << 20;

    private static final int OVERWRITTEN_AT_ONCE = 4 << 20;

    /** Chunks are taken whole: steps grow until the smallest that is left is one. */
    private static final int LARGEST = 1 << 30;

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);

    /** What was given up is known one store later than it was, and is let go two later. */
    private static final int STORED_AFTER = 3;

    private final MVStore store;
    private final ErasableFile file;
    private final Lock alone;

    /** @param alone held by who stores, so that no command is under way */
    Wiping(MVStore store, ErasableFile file, Lock alone) {
        this.store = store;
        this.file = file;
        this.alone = alone;
    }

    /**
     * Does it.
     *
     * @throws IOException when what was put aside of a damaged file cannot be deleted
     * @return false when pages were still needed after two minutes of it: something is left
     */
    boolean run() throws IOException {
        long began = System.nanoTime();
        int retention = store.getRetentionTime();
        int versions = store.getVersionsToKeep();
        try {
            store.setRetentionTime(0);
            store.setVersionsToKeep(0);
            Set<String> before = chunks();
            boolean whole = rewrite(before, began + PATIENCE);
            overwrite();
            Files.deleteIfExists(file.putAside());
            LOG.info(
                    "unused space of the read models is overwritten; {} chunks, {} MiB, {} ms",
                    before.size(),
                    file.size() >> 20,
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            return whole;
        } finally {
            store.setRetentionTime(retention);
            store.setVersionsToKeep(versions);
        }
    }

    /** What is there now, with all that was done until now. */
    private Set<String> chunks() {
        stored();
        Set<String> chunks = new HashSet<>();
        store.getLayoutMap().keySet().stream()
                .filter(key -> key.startsWith(CHUNK))
                .forEach(chunks::add);
        return chunks;
    }

    private boolean rewrite(Set<String> before, long until) {
        int most = REWRITTEN_AT_ONCE;
        int least = Integer.MAX_VALUE;
        int without = 0;
        while (System.nanoTime() < until) {
            boolean _ = store.compact(100, most);
            stored();
            int left = left(before);
            without = left < least ? 0 : without + 1;
            least = Math.min(least, left);
            if (left == 0 && without >= STORED_AFTER) {
                return true;
            }
            most = without == 0 ? REWRITTEN_AT_ONCE : without >= STORED_AFTER ? Math.min(most << 1, LARGEST) : most;
        }
        return false;
    }

    /** How many of these chunks are there still and have pages that are not needed. */
    private int left(Set<String> before) {
        int left = 0;
        Map<String, String> layout = store.getLayoutMap();
        for (String key : before) {
            String chunk = layout.get(key);
            if (chunk != null && DataUtils.getFromMap(chunk, LIVE_PAGES) != null) {
                left++;
            }
        }
        return left;
    }

    /** Stores everything, and one change of its own: the store learns what was given up when it stores. */
    private void stored() {
        alone.lock();
        try {
            store.setStoreVersion((store.getStoreVersion() + 1) & Short.MAX_VALUE);
            store.commit();
        } finally {
            alone.unlock();
        }
    }

    private void overwrite() {
        file.sync();
        for (long position = 0; position < file.size(); ) {
            alone.lock();
            try {
                position = file.overwriteUnused(position, OVERWRITTEN_AT_ONCE);
            } finally {
                alone.unlock();
            }
        }
        file.sync();
    }
}
