package io.videoconf.edge.gateway;

import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.edge.gateway.limits.Quotas;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends commands for every door. Never blocks the caller; fails with {@link Denied} only. */
@Component
public final class Commands {
    private final CommandGateway gateway;
    private final OffLoop offLoop;
    private final Map<String, String> through;
    private final Quotas quotas;

    Commands(CommandGateway gateway, OffLoop offLoop, ThisEdge edge, Quotas quotas) {
        this.quotas = quotas;
        this.gateway = gateway;
        this.offLoop = offLoop;
        this.through = Map.of(MetadataKeys.EDGE, edge.run().toString());
    }

    /** Sends a command that answers how far its stream has come. */
    public Mono<Receipt> send(Object command, Sending sending) {
        return send(command, sending, Receipt.class);
    }

    /** Sends a command that answers something of its own; empty when it answers nothing. */
    public <R> Mono<R> send(Object command, Sending sending, Class<R> answer) {
        String requestId = sending.origin().requestId();
        CommandMessage<Object> message = GenericCommandMessage.asCommandMessage(command)
                .withMetaData(sending.metadata())
                .andMetaData(through);
        Mono<R> carriedOut = offLoop.call(requestId, () -> dispatch(message).thenApply(answer::cast))
                .onErrorMap(failure -> Failures.denied(failure, requestId));
        return quotas.within(command, sending, carriedOut);
    }

    /** With a callback of our own, because the gateway's future logs every refusal as a warning. */
    private CompletableFuture<Object> dispatch(CommandMessage<Object> message) {
        CompletableFuture<Object> answered = new CompletableFuture<>();
        gateway.<Object, Object>send(message, (_, result) -> {
            if (result.isExceptional()) {
                answered.completeExceptionally(result.exceptionResult());
            } else {
                answered.complete(result.getPayload());
            }
        });
        return answered;
    }
}
