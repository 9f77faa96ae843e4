package io.videoconf.api.account.events;

import io.videoconf.api.account.UserSettings;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A profile was changed. All values are absolute.
 */
public record ProfileChanged(
        UserId userId,
        @Personal(of = "userId", is = Personal.What.NAME) String displayName,

        @Personal(of = "userId", is = Personal.What.NAME) @Nullable
        String username,

        @Personal(of = "userId") @Nullable String avatarUrl,
        String timezone,
        String language,
        UserSettings settings,
        Instant at)
        implements AccountEvent {}
