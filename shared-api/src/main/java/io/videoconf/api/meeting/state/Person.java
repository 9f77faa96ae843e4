package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.Capabilities;
import org.jspecify.annotations.Nullable;

/**
 * Who a participant is. Everything is null that is not known: who was invited by e-mail has no user id yet,
 * and an erased person has no name any more.
 */
public record Person(
        @Nullable UserId userId,
        @Nullable TenantId tenantId,
        @Nullable ActorKind kind,

        @Personal(of = "userId", is = Personal.What.NAME) @Nullable
        String displayName,

        @Personal(of = "userId", is = Personal.What.EMAIL) @Nullable
        String email,

        @Personal(of = "userId") @Nullable String avatarUrl,
        @Nullable String deviceType,
        @Nullable Capabilities capabilities) {

    static Person invited(@Nullable String email) {
        return new Person(null, null, null, null, email, null, null, null);
    }

    /** The e-mail under which the person was known stays, when another fact says none. */
    Person withEmailIfNone(@Nullable String known) {
        return email != null
                ? this
                : new Person(userId, tenantId, kind, displayName, known, avatarUrl, deviceType, capabilities);
    }
}
