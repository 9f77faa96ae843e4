package io.videoconf.command.meeting.deciding;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** E-mails as facts have them: lower-case, once. */
public final class Emails {
    private Emails() {}

    /** In lower case; null stays null. */
    public static @Nullable String lower(@Nullable String email) {
        return email == null ? null : of(email);
    }

    /** In lower case, without surrounding space. */
    public static String of(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** Each once, in lower case, in order. */
    public static List<String> all(List<String> emails) {
        return emails.stream().map(Emails::of).distinct().toList();
    }
}
