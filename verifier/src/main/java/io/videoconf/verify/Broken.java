package io.videoconf.verify;

/** Something is not as it must be. The message says what, {@link #where()} where. */
final class Broken extends Exception {
    private final String where;

    Broken(String where, String what) {
        super(what);
        this.where = where;
    }

    Broken(String where, String what, Throwable cause) {
        super(what, cause);
        this.where = where;
    }

    String where() {
        return where;
    }
}
