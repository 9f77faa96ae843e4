package io.videoconf.messaging;

import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.jspecify.annotations.Nullable;

/** Looks at a command that failed, after nothing of it was stored and before it is answered. */
public interface SecondLook {
    /**
     * What to answer in place of the failure.
     *
     * @return null to let the failure stand
     * @throws CommandExecutionException when a refusal is to be answered
     */
    @Nullable
    Object outcomeOf(CommandMessage<?> command);
}
