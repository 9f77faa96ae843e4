package io.videoconf.edge.gateway;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;

/**
 * A "no" on its way out of a door. Everything that {@link Commands} and {@link Queries} can fail with is one of these.
 */
public final class Denied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public Denied(Refusal refusal) {
        // Without a stack trace: refusals are answers, and there are many of them.
        super(refusal.code().name(), null, false, false);
        this.refusal = refusal;
    }

    /** A refusal in the code's own words. */
    public static Denied of(RefusalCode code, String rule) {
        return new Denied(Refusal.of(code, rule));
    }

    /** The reason. */
    public Refusal refusal() {
        return refusal;
    }
}
