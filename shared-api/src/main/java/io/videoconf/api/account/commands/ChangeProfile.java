package io.videoconf.api.account.commands;

import io.videoconf.api.account.UserSettingsChange;
import io.videoconf.api.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Changes a profile: null leaves as it is.
 */
public record ChangeProfile(
        UserId userId,
        @Nullable String displayName,
        @Nullable String username,
        @Nullable String avatarUrl,
        @Nullable String timezone,
        @Nullable String language,
        @Nullable UserSettingsChange settings)
        implements AccountCommand {}
