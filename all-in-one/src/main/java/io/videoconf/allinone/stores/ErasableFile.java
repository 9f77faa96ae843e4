package io.videoconf.allinone.stores;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.h2.mvstore.SingleFileStore;

/** The file of the read models. What nothing in it needs any more can be overwritten; left alone, it stays until the space is used. */
final class ErasableFile extends SingleFileStore {
    /** What the store counts in: what is used begins and ends with one. */
    private static final int BLOCK = 4 << 10;

    private static final int AT_ONCE = 256 * BLOCK;
    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(AT_ONCE).asReadOnlyBuffer();

    private final Path path;

    /** @throws org.h2.mvstore.MVStoreException when another process holds the file */
    static ErasableFile open(Path path) {
        ErasableFile file = new ErasableFile(path);
        file.open(path.toString(), false, (char[]) null);
        return file;
    }

    private ErasableFile(Path path) {
        super(Map.of());
        this.path = path;
    }

    /** Where a damaged file of this name is put. */
    static Path aside(Path path) {
        return path.resolveSibling(path.getFileName() + ".damaged");
    }

    /** Where this file is put when it is damaged: another may be there from an earlier time. */
    Path putAside() {
        return aside(path);
    }

    /**
     * Overwrites unused space. To be called when what is stored last is on disk and nothing is being stored: before that, what
     * is stored last may still name what was given up.
     *
     * @param from where the last call ended; 0 to begin
     * @param most how many bytes are overwritten at most, more or less
     * @return where to go on; the size of the file or more at its end
     */
    long overwriteUnused(long from, int most) {
        saveChunkLock.lock();
        try {
            long position = from;
            for (int written = 0; position < size() && written < most; ) {
                int unused = unusedAt(position);
                if (unused > 0) {
                    writeFully(null, position, NOTHING.duplicate().limit(unused));
                    written += unused;
                    position += unused;
                } else {
                    position += BLOCK;
                }
            }
            return position;
        } finally {
            saveChunkLock.unlock();
        }
    }

    /** How many bytes are unused from there on, in whole blocks; what is behind the file's end is not counted. */
    private int unusedAt(long position) {
        int length = 0;
        while (length < AT_ONCE && position + length + BLOCK <= size() && freeSpace.isFree(position + length, BLOCK)) {
            length += BLOCK;
        }
        return length;
    }
}
