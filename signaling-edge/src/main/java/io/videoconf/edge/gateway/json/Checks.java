package io.videoconf.edge.gateway.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What text must be like, wherever it comes from. Each check answers what is wrong, or null. */
final class Checks {
    static final String TIME = "must be an RFC 3339 time such as 2026-01-15T10:00:00Z";
    static final String EMAIL = "must be an e-mail address";

    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private Checks() {}

    /** Lengths are in characters as people count them, not in UTF-16 units. */
    static @Nullable String text(String text, int shortest, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length < shortest || length > longest) {
            return "must have " + shortest + " to " + longest + " characters";
        }
        if (shortest > 0 && text.isBlank()) {
            return "must not be blank";
        }
        return text.codePoints().anyMatch(Checks::isUnstorable)
                ? "must not have control characters or broken surrogates"
                : null;
    }

    /** Stores refuse NUL and lone surrogates; other control characters but line breaks and tabs hide things in logs. */
    private static boolean isUnstorable(int c) {
        boolean control = c < 0x20 && c != '\n' && c != '\t' && c != '\r';
        return control || c == 0x7f || (c >= 0xd800 && c <= 0xdfff);
    }

    static @Nullable Instant time(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            return null;
        }
        try {
            Instant instant =
                    OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
            return instant.isBefore(Instant.EPOCH) ? null : instant;
        } catch (DateTimeException e) {
            // A month 13 or a second 60 has the shape, and is no time all the same.
            return null;
        }
    }

    static boolean isEmail(String text) {
        return EmailShape.fits(text);
    }

    static <E extends Enum<E>> @Nullable E word(String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> WireJson.word(constant).equals(text.replace('-', '_')))
                .findFirst()
                .orElse(null);
    }

    static <E extends Enum<E>> String words(Class<E> type) {
        return "must be one of "
                + Arrays.stream(type.getEnumConstants()).map(WireJson::word).collect(Collectors.joining(", "));
    }

    static String between(long least, long most) {
        return "must be between " + least + " and " + most;
    }

    static <E extends Enum<E>> @Nullable E constant(String text, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        return null;
    }
}
