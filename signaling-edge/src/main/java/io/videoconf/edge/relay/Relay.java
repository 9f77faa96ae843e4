package io.videoconf.edge.relay;

import java.util.function.Consumer;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Passes signals on. */
public interface Relay {
    /**
     * Opens a mailbox; there may be several of one address. Signals of one sender come in their order.
     *
     * @param inbox called on any thread; must not block
     * @return closes the mailbox
     */
    Disposable open(Address address, Consumer<Signal> inbox);

    /**
     * Sends to every mailbox of an address. What is sent to one address comes in the order in which it was sent.
     *
     * @return whether there was any; fails never, and answers false where nobody is found, or it is not known, within two seconds, and
     *     at once where too many wait
     */
    Mono<Boolean> pass(Address to, Signal signal);
}
