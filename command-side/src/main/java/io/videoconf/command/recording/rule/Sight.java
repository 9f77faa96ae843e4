package io.videoconf.command.recording.rule;

import io.videoconf.api.kernel.Actor;
import io.videoconf.command.recording.state.Particulars;
import java.util.Locale;

/** What a recording is to somebody. */
public enum Sight {
    /** Theirs. */
    OWNER,
    /** Shared with them: they may see it, and no more. */
    VIEWER,
    /** Nothing that they know of. */
    NOBODY;

    /** What this recording is to this actor. Tenants are apart: only an explicit share reaches across them. */
    public static Sight of(Actor actor, Standing standing, Particulars recording) {
        if (actor.id().equals(recording.ownerId()) && actor.tenant().equals(recording.tenantId())) {
            return OWNER;
        }
        String email = standing.email();
        if (email != null
                && !recording.isPrivate()
                && recording.sharedWith().contains(email.toLowerCase(Locale.ROOT))) {
            return VIEWER;
        }
        return NOBODY;
    }
}
