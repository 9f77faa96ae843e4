package io.videoconf.command.recording.objects;

import io.videoconf.api.kernel.RecordingId;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A store in memory that counts what it is asked, and can be made to lie and to keep what it has. */
public final class ObjectsInMemory implements ObjectStore {
    public final Map<ObjectKey, byte[]> objects = new HashMap<>();
    public final List<ObjectKey> locked = new ArrayList<>();
    public boolean lies;
    /** Whether what is locked stays. */
    public boolean keeps;

    public int assembled;
    public int removed;

    @Override
    public void prepare() {}

    @Override
    public SignedLink linkToPut(ObjectKey key, long size, String sha256) {
        throw new UnsupportedOperationException("no links here");
    }

    @Override
    public SignedLink linkToGet(ObjectKey key, String fileName) {
        throw new UnsupportedOperationException("no links here");
    }

    @Override
    public void lock(ObjectKey key) {
        locked.add(key);
    }

    @Override
    public SignedLink linkToShow(ObjectKey key) {
        throw new UnsupportedOperationException("no links here");
    }

    @Override
    public Map<Integer, Long> parts(RecordingId recording) {
        throw new UnsupportedOperationException("no list here");
    }

    @Override
    public List<ObjectKey> all(RecordingId recording) {
        return List.copyOf(objects.keySet());
    }

    @Override
    public void write(ObjectKey key, Path file) {
        throw new UnsupportedOperationException("no files here");
    }

    @Override
    public OptionalLong size(ObjectKey key) {
        byte[] bytes = objects.get(key);
        return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes.length);
    }

    @Override
    public boolean read(ObjectKey key, ByteSink sink) {
        byte[] bytes = objects.get(key);
        if (bytes != null) {
            sink.take(bytes, bytes.length);
        }
        return bytes != null;
    }

    @Override
    public void assemble(List<StoredPart> parts, ObjectKey whole) {
        assembled++;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(part -> all.writeBytes(objects.getOrDefault(part.key(), new byte[0])));
        byte[] bytes = all.toByteArray();
        if (lies) {
            bytes[bytes.length / 2] ^= 1;
        }
        objects.put(whole, bytes);
    }

    @Override
    public void remove(Collection<ObjectKey> keys) {
        removed++;
        for (ObjectKey key : keys) {
            if (keeps && locked.contains(key)) {
                throw new ObjectLockedException(
                        key, ObjectLockedException.Lock.RETENTION, new IllegalStateException("until its time"));
            }
        }
        keys.forEach(objects::remove);
    }
}
