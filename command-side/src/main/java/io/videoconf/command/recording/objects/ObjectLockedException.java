package io.videoconf.command.recording.objects;

/** The store keeps an object from everybody: it does what it is there for, and is asked again later. */
public final class ObjectLockedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Lock lock;

    /** What keeps an object (S3 Object Lock). */
    public enum Lock {
        /** Retention: the time until which it is kept is known to the store. */
        RETENTION("until its time"),
        /** Somebody placed a hold on it in the store, past us, and says there when it is over. */
        LEGAL_HOLD("until its legal hold there is lifted");

        private final String until;

        Lock(String until) {
            this.until = until;
        }

        /** What is told of a recording that it keeps. */
        public String words() {
            return "the object store keeps it " + until;
        }
    }

    ObjectLockedException(ObjectKey key, Lock lock, Exception cause) {
        super("the object store keeps " + key + " " + lock.until, cause);
        this.lock = lock;
    }

    /** What keeps it; where both do, the retention. */
    public Lock lock() {
        return lock;
    }
}
