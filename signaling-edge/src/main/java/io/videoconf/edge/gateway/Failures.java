package io.videoconf.edge.gateway;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.lifecycle.ShutdownInProgressException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an answer of whatever went wrong. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int RETRY_AFTER_SECONDS = 1;

    private Failures() {}

    /**
     * The refusal in {@code failure}, or one that says that we failed; the latter is logged with the request id.
     */
    public static Denied denied(Throwable failure, String requestId) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof Denied denied) {
                return denied;
            }
            Denied refused = refused(cause);
            if (refused != null) {
                return refused;
            }
            Denied passing = passing(cause);
            if (passing != null) {
                LOG.atWarn()
                        .addKeyValue(RequestIds.LOG_KEY, requestId)
                        .log("answered EVENT_STORE_UNAVAILABLE to {}: {}", requestId, cause.toString());
                return passing;
            }
        }
        LOG.atError()
                .addKeyValue(RequestIds.LOG_KEY, requestId)
                .setCause(failure)
                .log("answered INTERNAL_ERROR to {}", requestId);
        return Denied.of(RefusalCode.INTERNAL_ERROR, "NothingFails");
    }

    private static @Nullable Denied refused(Throwable cause) {
        return cause instanceof HandlerExecutionException handled
                        && handled.getDetails().orElse(null) instanceof Refusal refusal
                ? new Denied(refusal)
                : null;
    }

    private static @Nullable Denied passing(Throwable cause) {
        return switch (cause) {
            case TimeoutException _ ->
                unavailable("There was no answer in time, so it is not known whether this was carried out. "
                        + "Repeat it with the same Idempotency-Key.");
            case NoHandlerForCommandException _,
                    NoHandlerForQueryException _,
                    CommandDispatchException _,
                    EventStoreException _,
                    ShutdownInProgressException _,
                    AxonServerQueryDispatchException _,
                    AxonServerException _ -> unavailable(RefusalCode.EVENT_STORE_UNAVAILABLE.message());
            default -> null;
        };
    }

    private static Denied unavailable(String message) {
        return new Denied(new Refusal(
                RefusalCode.EVENT_STORE_UNAVAILABLE,
                message,
                "TheStoreAnswers",
                Map.of("retry_after_seconds", RETRY_AFTER_SECONDS)));
    }

    private static @Nullable Throwable next(Throwable cause) {
        Throwable deeper = cause.getCause();
        return deeper == cause ? null : deeper;
    }
}
