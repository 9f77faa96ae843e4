package io.videoconf.allinone.stores;

import org.jspecify.annotations.Nullable;

/**
 * The stores cannot start here, for a reason that whoever started us can put right. The message is one line in plain
 * words, fit to be shown as it is, without a stack trace.
 */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason one line: what is wrong, and where */
    public StartRefused(String reason) {
        super(reason);
    }

    /**
     * @param reason one line: what is wrong, and where
     * @param cause what was seen, for whoever debugs it
     */
    public StartRefused(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
