package io.videoconf.edge.rest;

import io.videoconf.api.account.UserSettingsChange;
import io.videoconf.api.account.commands.ChangeProfile;
import io.videoconf.api.kernel.UserId;
import io.videoconf.edge.gateway.json.Field;
import io.videoconf.edge.gateway.json.Fields;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of profiles. */
final class ProfileFields {
    private static final int LONGEST_NAME = 100;
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,49}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private ProfileFields() {}

    static ChangeProfile change(Fields body, UserId user) {
        return new ChangeProfile(
                user,
                body.text("display_name", 1, LONGEST_NAME).orNull(),
                username(body).orNull(),
                body.webAddress("avatar_url").orNull(),
                timezone(body).orNull(),
                language(body).orNull(),
                settings(body.object("settings")));
    }

    static Field<String> username(Fields body) {
        return body.shaped(
                "username",
                USERNAME.asMatchPredicate(),
                "must have 1 to 50 letters, digits, dots, dashes or underscores, and begin with a letter or digit");
    }

    static Field<String> timezone(Fields body) {
        return body.shaped("timezone", ZONES::contains, "must be an IANA time zone such as Europe/Berlin");
    }

    static Field<String> language(Fields body) {
        return body.shaped("language", LANGUAGE.asMatchPredicate(), "must be a language tag such as en or pt-BR");
    }

    private static @Nullable UserSettingsChange settings(@Nullable Fields settings) {
        if (settings == null) {
            return null;
        }
        Fields preferences = settings.object("notification_preferences");
        return new UserSettingsChange(
                settings.flag("default_mute_on_join").orNull(),
                settings.flag("default_video_on_join").orNull(),
                preferences == null ? null : preferences.flag("email_reminders").orNull(),
                preferences == null
                        ? null
                        : preferences.flag("push_notifications").orNull());
    }
}
