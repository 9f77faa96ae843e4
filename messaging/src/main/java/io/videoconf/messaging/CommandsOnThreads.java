package io.videoconf.messaging;

import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.MessageHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Carries each command out on a thread of its own, and gives a failed one a {@link SecondLook}. */
final class CommandsOnThreads extends AsynchronousCommandBus {
    private final ObjectProvider<SecondLook> secondLook;

    CommandsOnThreads(Builder builder, ObjectProvider<SecondLook> secondLook) {
        super(builder);
        this.secondLook = secondLook;
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        super.<C, R>handle(command, handler, (asked, result) -> callback.onResult(asked, settled(asked, result)));
    }

    /** A refusal is an answer, and is stored as one; only what failed is looked at again. */
    private <R> CommandResultMessage<? extends R> settled(
            CommandMessage<?> command, CommandResultMessage<? extends R> result) {
        if (!result.isExceptional() || result.exceptionResult() instanceof CommandExecutionException) {
            return result;
        }
        CommandResultMessage<R> answer = answer(command, result.exceptionResult());
        return answer == null ? result : answer;
    }

    private <R> @Nullable CommandResultMessage<R> answer(CommandMessage<?> command, Throwable failure) {
        try {
            SecondLook look = secondLook.getIfAvailable();
            Object outcome = look == null ? null : look.outcomeOf(command);
            return outcome == null ? null : GenericCommandResultMessage.asCommandResultMessage(outcome);
        } catch (RuntimeException e) {
            if (e instanceof CommandExecutionException) {
                return GenericCommandResultMessage.asCommandResultMessage(e);
            }
            failure.addSuppressed(e);
            return null;
        }
    }
}
