package io.videoconf.commandline;

import org.jspecify.annotations.Nullable;

/** A command that cannot be carried out, with what its user is told. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    Failure(String code, String message) {
        this(code, message, null);
    }

    Failure(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The contract's code, or CONNECTION_FAILED, NOT_LOGGED_IN, BAD_ANSWER. */
    String code() {
        return code;
    }

    String told() {
        String message = getMessage();
        return message == null ? code : message;
    }
}
