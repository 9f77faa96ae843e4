package io.videoconf.api.kernel;

/**
 * An invitation to see one recording, for somebody without an account.
 */
public record InvitationId(String value) implements Id {
    public InvitationId {
        Id.requireUuid(value);
    }

    /** A fresh id, ordered by the time at which it was made (UUID version 7). */
    public static InvitationId fresh() {
        return new InvitationId(Id.freshUuid());
    }

    @Override
    public String toString() {
        return value;
    }
}
