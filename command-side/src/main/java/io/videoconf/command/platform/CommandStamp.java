package io.videoconf.command.platform;

import io.videoconf.api.kernel.MetadataKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Stamps each command once with the time at which it is decided: the only look at the clock on the way to a decision. What is due
 * is not decided before its time, though this node's clock may be behind that of the node which found it due.
 */
final class CommandStamp implements MessageHandlerInterceptor<CommandMessage<?>> {
    static final String DECIDED_AT = "decided_at";
    private final Clock clock;

    CommandStamp(Clock clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        work.transformMessage(message -> message.andMetaData(Map.of(
                DECIDED_AT,
                notBefore(message.getMetaData().get(MetadataKeys.DUE_AT), now).toString())));
        return chain.proceed();
    }

    private static Instant notBefore(@Nullable Object due, Instant now) {
        Instant earliest = due instanceof String text ? Instant.parse(text) : now;
        return earliest.isAfter(now) ? earliest : now;
    }
}
