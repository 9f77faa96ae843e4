package io.videoconf.messaging;

import java.util.List;

/** The application must not run on the parts that it was given. */
public final class UnsafePartsException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnsafePartsException(List<String> complaints) {
        super("Refusing to start on parts that lose or ignore what they are given: " + String.join("; ", complaints));
    }
}
