package io.videoconf.command.platform;

import io.videoconf.api.kernel.Refusal;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;

/** Carries a refusal over the command bus. An answer, not a failure: it has no stack trace and rolls nothing back. */
public final class RefusedException extends CommandExecutionException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;
    private final @Nullable String stream;

    public RefusedException(Refusal refusal) {
        this(refusal, null);
    }

    /**
     * A refusal of a command that does not name its stream itself.
     *
     * @param stream whom it concerns; null when nobody is known
     */
    public RefusedException(Refusal refusal, @Nullable String stream) {
        super(refusal.code() + ": " + refusal.rule(), null, refusal);
        this.refusal = refusal;
        this.stream = stream;
    }

    @Nullable
    String stream() {
        return stream;
    }

    /** What was refused, and why. */
    public Refusal refusal() {
        return refusal;
    }
}
