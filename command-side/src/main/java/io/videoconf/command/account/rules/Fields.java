package io.videoconf.command.account.rules;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of an account may hold. Collects one reason per field, by the field's name on the wire.
 *
 * <p>Doors check first and say more; this is what no door can get around.
 */
public final class Fields {

    private static final String FIELDS_HOLD_WHAT_THEY_SAY = "FieldsHoldWhatTheySay";
    private static final int LONGEST_URL = 2048;
    private static final int LONGEST_TAG = 35;

    private final Map<String, String> problems = new LinkedHashMap<>();

    /** Text of {@code shortest} to {@code longest} characters, without control characters. */
    public Fields text(String field, @Nullable String value, int shortest, int longest) {
        if (value == null) {
            return this;
        }
        int length = value.strip().codePointCount(0, value.strip().length());
        return require(
                field,
                length >= shortest && length <= longest && Text.isClean(value),
                "must be between " + shortest + " and " + longest + " characters");
    }

    /** A password: 8 to 128 characters, of whatever kind. */
    public Fields password(String field, String value) {
        int length = value.codePointCount(0, value.length());
        return require(
                field,
                length >= 8 && length <= 128 && Text.isWellFormed(value),
                "must be between 8 and 128 characters");
    }

    /** An e-mail address. */
    public Fields email(String field, String value) {
        return require(
                field, EmailAddress.normalized(value).isPresent(), "must be an e-mail address such as ada@example.com");
    }

    /** A time zone by its name. */
    public Fields timezone(String field, @Nullable String value) {
        return require(field, value == null || isZone(value), "must be a time zone such as Europe/Vienna");
    }

    /** A language by its tag. */
    public Fields language(String field, @Nullable String value) {
        return require(field, value == null || isLanguage(value), "must be a language tag such as en or de-AT");
    }

    /** The address of a picture; empty text stands for none. */
    public Fields pictureUrl(String field, @Nullable String value) {
        return require(
                field,
                value == null || value.isEmpty() || isWebAddress(value),
                "must be an http or https address of at most " + LONGEST_URL + " characters");
    }

    /** Anything else that a field has to be. */
    public Fields word(String field, boolean holds, String problem) {
        return require(field, holds, problem);
    }

    /** The refusal, when any field had a problem. */
    public Optional<Refusal> refusal() {
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(RefusalCode.VALIDATION_FAILED, FIELDS_HOLD_WHAT_THEY_SAY)
                .with("fields", Map.copyOf(problems)));
    }

    private Fields require(String field, boolean holds, String problem) {
        if (!holds) {
            problems.putIfAbsent(field, problem);
        }
        return this;
    }

    private static boolean isZone(String value) {
        try {
            return value.equals(ZoneId.of(value).getId());
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static boolean isLanguage(String value) {
        if (value.isEmpty() || value.length() > LONGEST_TAG) {
            return false;
        }
        try {
            return !new Locale.Builder()
                    .setLanguageTag(value)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException _) {
            return false;
        }
    }

    private static boolean isWebAddress(String value) {
        if (value.length() > LONGEST_URL) {
            return false;
        }
        try {
            URI uri = new URI(value);
            String scheme = uri.getScheme();
            return uri.getHost() != null && ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme));
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
