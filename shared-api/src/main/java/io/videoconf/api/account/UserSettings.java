package io.videoconf.api.account;

/**
 * A person's preferences, whole.
 */
public record UserSettings(
        boolean defaultMuteOnJoin, boolean defaultVideoOnJoin, NotificationPreferences notificationPreferences) {
    /** What everybody starts with. */
    public static UserSettings defaults() {
        return new UserSettings(false, true, new NotificationPreferences(true, true));
    }
}
