package io.videoconf.query.kernel;

import org.jspecify.annotations.Nullable;

/** The database of the views failed while events were taken in. The batch is repeated. */
final class DatabaseFailedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DatabaseFailedException(String view, @Nullable Throwable cause) {
        super("The database failed while the view " + view + " took in an event", cause);
    }
}
