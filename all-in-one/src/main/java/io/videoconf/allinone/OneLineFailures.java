package io.videoconf.allinone;

import io.videoconf.allinone.stores.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells what whoever started us can put right in one line on standard error; leaves the rest to Spring Boot. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneLineFailures implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return tell(String.valueOf(refused.getMessage()));
            }
            if (cause instanceof PortInUseException taken) {
                return tell("port " + taken.getPort() + " is taken; choose another with --port");
            }
        }
        return false;
    }

    private static boolean tell(String line) {
        System.err.println("videoconf: " + line);
        return true;
    }
}
