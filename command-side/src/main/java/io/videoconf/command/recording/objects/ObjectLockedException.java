package io.videoconf.command.recording.objects;

/** The store keeps an object until its time, from everybody: it does what it is there for, and is asked again later. */
public final class ObjectLockedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ObjectLockedException(ObjectKey key, Exception cause) {
        super("the object store keeps " + key + " until its time", cause);
    }
}
