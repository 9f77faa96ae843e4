package io.videoconf.command.kernel;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Origin;
import java.time.Instant;

/**
 * A command with everything that a pure decision may know besides the state: who asks, from where, and when.
 *
 * @param command what is asked
 * @param origin where the command came from
 * @param at the time at which it is decided, stamped once for the whole command
 * @param <C> the kind of command
 */
public record Asked<C>(C command, Origin origin, Instant at) {

    /** Who asks. */
    public Actor actor() {
        return origin.actor();
    }

    /** The same circumstances around another command. */
    public <D> Asked<D> as(D other) {
        return new Asked<>(other, origin, at);
    }
}
