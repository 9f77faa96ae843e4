package io.videoconf.command.recording.objects;

import io.videoconf.api.kernel.RecordingId;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Where the bytes of recordings are kept. Every call but the links goes over the network and blocks; each throws
 * {@link ObjectStoreUnavailable} when the store does not do what it was asked.
 */
public interface ObjectStore {
    /** Makes the place where objects are kept, when there is none yet. */
    void prepare();

    /**
     * A link by which exactly this part can be put: the size and, where the store knows how, the digest are bound by
     * the signature.
     *
     * @param size bytes
     * @param sha256 lower-case hex
     */
    SignedLink linkToPut(ObjectKey key, long size, String sha256);

    /**
     * A link by which exactly this object can be read.
     *
     * @param fileName under which a browser saves it
     */
    SignedLink linkToGet(ObjectKey key, String fileName);

    /** A link by which exactly this picture can be shown in a page. */
    SignedLink linkToShow(ObjectKey key);

    /** The parts of an upload that are there: their sizes in bytes by their numbers. */
    Map<Integer, Long> parts(RecordingId recording);

    /** Everything that is there of a recording. */
    List<ObjectKey> all(RecordingId recording);

    /** Puts a file, in constant memory, over what there was under the key. */
    void write(ObjectKey key, Path file);

    /** The size of an object in bytes; empty when there is none. */
    OptionalLong size(ObjectKey key);

    /** Reads an object from its first byte to its last; false when there is none, and then nothing was read. */
    boolean read(ObjectKey key, ByteSink sink);

    /** Puts the parts together, in this order, into one object. Needs memory for none of them. */
    void assemble(List<StoredPart> parts, ObjectKey whole);

    /** Has the store keep an object from everybody, for as long as is set and where it can; otherwise does nothing. */
    void lock(ObjectKey key);

    /**
     * Removes these objects for good; those that there are not are passed over.
     *
     * @throws ObjectLockedException when the store still keeps one of them
     */
    void remove(Collection<ObjectKey> keys);
}
