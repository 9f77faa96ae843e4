package io.videoconf.command.recording.objects;

import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Objects one after the other as one stream; each is opened when the one before it has been read. */
final class Joined extends InputStream {
    private final Iterator<ObjectKey> keys;
    private final Opening opening;
    private @Nullable InputStream current;

    Joined(Iterator<ObjectKey> keys, Opening opening) {
        this.keys = keys;
        this.opening = opening;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        for (InputStream stream = currentOrNext(); stream != null; stream = currentOrNext()) {
            int count = stream.read(bytes, offset, length);
            if (count >= 0) {
                return count;
            }
            close();
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        InputStream stream = current;
        current = null;
        if (stream != null) {
            stream.close();
        }
    }

    private @Nullable InputStream currentOrNext() throws IOException {
        if (current == null && keys.hasNext()) {
            try {
                current = opening.open(keys.next());
            } catch (MinioException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        return current;
    }

    /** Opens one object. */
    @FunctionalInterface
    interface Opening {
        InputStream open(ObjectKey key) throws MinioException;
    }
}
