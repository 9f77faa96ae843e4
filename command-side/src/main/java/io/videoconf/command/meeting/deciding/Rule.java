package io.videoconf.command.meeting.deciding;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;

/**
 * A rule of meetings. Its class has a sentence for a name, and a refusal names the rule by it, so that the history
 * says why.
 *
 * @param <T> what the rule looks at
 */
public interface Rule<T> {

    /** True when this rule has nothing against it. */
    boolean holds(T it);

    /** What a client is told when it does not hold. */
    RefusalCode code();

    /** The refusal when it does not hold. */
    default Refusal refusal(T it) {
        return Refusal.of(code(), name());
    }

    /** The sentence. */
    default String name() {
        return getClass().getSimpleName();
    }
}
