package io.videoconf.messaging.sealing;

import org.jspecify.annotations.Nullable;

/** Keys cannot be had at the moment. What needs them is to be tried again; it is not broken. */
public final class KeysUnavailableException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** With what stood in the way. */
    public KeysUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether this is why something failed. */
    public static boolean isCauseOf(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KeysUnavailableException) {
                return true;
            }
        }
        return false;
    }
}
