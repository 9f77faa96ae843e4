package io.videoconf.messaging.sealing;

import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/** A sealed text does not open where it stands: it was changed, moved, or sealed by somebody else. */
public final class SealBrokenException extends SerializationException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong, without a word of what is sealed. */
    public SealBrokenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
