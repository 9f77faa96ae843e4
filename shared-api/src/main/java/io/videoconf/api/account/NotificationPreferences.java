package io.videoconf.api.account;

/**
 * What a person wants to be told.
 */
public record NotificationPreferences(boolean emailReminders, boolean pushNotifications) {}
