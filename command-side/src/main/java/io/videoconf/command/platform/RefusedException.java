package io.videoconf.command.platform;

import io.videoconf.api.kernel.Refusal;
import org.axonframework.commandhandling.CommandExecutionException;

/** Carries a refusal over the command bus. An answer, not a failure: it has no stack trace and rolls nothing back. */
public final class RefusedException extends CommandExecutionException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.code() + ": " + refusal.rule(), null, refusal);
        this.refusal = refusal;
    }

    /** What was refused, and why. */
    public Refusal refusal() {
        return refusal;
    }
}
