package io.videoconf.command.platform;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Stamps each command once with the time at which it is decided: the only look at the clock on the way to a decision. */
final class CommandStamp implements MessageHandlerInterceptor<CommandMessage<?>> {
    static final String DECIDED_AT = "decided_at";
    private final Clock clock;

    CommandStamp(Clock clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        String now = clock.instant().truncatedTo(ChronoUnit.MICROS).toString();
        work.transformMessage(message -> message.andMetaData(Map.of(DECIDED_AT, now)));
        return chain.proceed();
    }
}
