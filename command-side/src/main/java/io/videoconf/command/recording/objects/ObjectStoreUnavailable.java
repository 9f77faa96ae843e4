package io.videoconf.command.recording.objects;

/**
 * The object store did not do what it was asked, for a reason that is not the client's: it does not answer, it is full,
 * it refuses our key. Nothing was lost, and the same may be asked again. Becomes {@code STORAGE_UNAVAILABLE}.
 */
public final class ObjectStoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ObjectStoreUnavailable(String message) {
        super(message);
    }

    public ObjectStoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
