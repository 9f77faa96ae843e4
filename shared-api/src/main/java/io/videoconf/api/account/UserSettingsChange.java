package io.videoconf.api.account;

import org.jspecify.annotations.Nullable;

/**
 * A change of preferences: null leaves as it is.
 */
public record UserSettingsChange(
        @Nullable Boolean defaultMuteOnJoin,
        @Nullable Boolean defaultVideoOnJoin,
        @Nullable Boolean emailReminders,
        @Nullable Boolean pushNotifications) {
    /** The settings after this change. */
    public UserSettings appliedTo(UserSettings now) {
        NotificationPreferences preferences = now.notificationPreferences();
        return new UserSettings(
                or(defaultMuteOnJoin, now.defaultMuteOnJoin()),
                or(defaultVideoOnJoin, now.defaultVideoOnJoin()),
                new NotificationPreferences(
                        or(emailReminders, preferences.emailReminders()),
                        or(pushNotifications, preferences.pushNotifications())));
    }

    private static boolean or(@Nullable Boolean changed, boolean now) {
        return changed == null ? now : changed;
    }
}
