package io.videoconf.command.recording.rule;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.command.recording.state.Particulars;
import java.util.Locale;

/** What a recording is to somebody. */
public enum Sight {
    /** Theirs. */
    OWNER,
    /** Of a meeting that they lead, while it runs: shared and deleted by them, and not their own. */
    MODERATOR,
    /** Shared with them: they may see it, and no more. */
    VIEWER,
    /** Of their organisation, whose law they keep: they know of it, and may hold it. */
    KEEPER,
    /** Nothing that they know of. */
    NOBODY;

    /** What this recording is to this actor. Tenants are apart: only an explicit share reaches across them. */
    public static Sight of(Actor actor, Standing standing, Particulars recording) {
        boolean ofTenant = actor.tenant().equals(recording.tenantId());
        if (ofTenant && actor.id().equals(recording.ownerId())) {
            return OWNER;
        }
        if (standing.leads()) {
            return MODERATOR;
        }
        String email = standing.email();
        if (email != null
                && !recording.isPrivate()
                && recording.sharedWith().contains(email.toLowerCase(Locale.ROOT))) {
            return VIEWER;
        }
        return ofTenant && actor.role() == TenantRole.COMPLIANCE ? KEEPER : NOBODY;
    }
}
