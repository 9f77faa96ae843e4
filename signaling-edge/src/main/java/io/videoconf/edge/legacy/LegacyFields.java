package io.videoconf.edge.legacy;

import io.videoconf.edge.gateway.json.EmailShape;
import io.videoconf.edge.gateway.json.WireJson;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a body of this door. What it does not ask for is ignored, unless exactly these keys are called for. */
final class LegacyFields {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_URL = 2_048;

    private final ObjectNode body;
    private final Map<String, String> wrong = new LinkedHashMap<>();

    LegacyFields(@Nullable ObjectNode body) {
        this.body = body == null ? WireJson.object() : body;
    }

    boolean isEmpty() {
        return body.isEmpty();
    }

    /** @throws LegacyAnswer.No with {@code message} when a key is missing, or another is there */
    LegacyFields exactly(String message, String... keys) {
        if (!new TreeSet<>(body.propertyNames()).equals(new TreeSet<>(Set.of(keys)))) {
            throw LegacyAnswer.no(message);
        }
        return this;
    }

    boolean has(String name) {
        JsonNode value = body.get(name);
        return value != null && !value.isNull();
    }

    /** A number, or a string of digits; nothing when it is neither. */
    OptionalLong integer(String name) {
        JsonNode value = body.get(name);
        if (value != null && value.isIntegralNumber()) {
            BigInteger number = value.bigIntegerValue();
            return number.bitLength() < Long.SIZE ? OptionalLong.of(number.longValue()) : OptionalLong.of(0);
        }
        return value != null
                        && value.isString()
                        && DIGITS.matcher(value.stringValue()).matches()
                ? OptionalLong.of(Long.parseLong(value.stringValue()))
                : OptionalLong.empty();
    }

    long requiredInteger(String name) {
        OptionalLong number = integer(name);
        if (number.isEmpty()) {
            wrong.put(name, has(name) ? "Not a valid integer." : "Missing data for required field.");
        }
        return number.orElse(0);
    }

    void optionalInteger(String name) {
        if (has(name) && integer(name).isEmpty()) {
            wrong.put(name, "Not a valid integer.");
        }
    }

    @Nullable
    Long optionalLength(String name) {
        OptionalLong number = integer(name);
        if (has(name) && (number.isEmpty() || number.getAsLong() < 0)) {
            wrong.put(name, "Not a valid integer.");
        }
        return number.isPresent() ? number.getAsLong() : null;
    }

    /** Under the one name or the other: older descriptions write it with a capital letter. */
    String requiredName() {
        String name = text("name") == null ? text("Name") : text("name");
        if (name == null || name.isBlank()) {
            wrong.put("name", name == null ? "Missing data for required field." : "Shorter than minimum length 1.");
            return "";
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME || name.chars().anyMatch(c -> c < ' ')) {
            wrong.put("name", "Longer than maximum length " + LONGEST_NAME + ", or with control characters.");
        }
        return name;
    }

    String requiredEmail() {
        String email = email();
        if (email == null) {
            wrong.put("email_id", has("email_id") ? "Not a valid email address." : "Missing data for required field.");
            return "";
        }
        return email;
    }

    /** In lower case; null when it is none. */
    @Nullable
    String email() {
        String given = text("email_id");
        return given == null || !EmailShape.fits(given) ? null : given.toLowerCase(Locale.ROOT);
    }

    String requiredUrl() {
        String url = text("url");
        if (url == null || !isWeb(url)) {
            wrong.put("url", has("url") ? "Not a valid URL." : "Missing data for required field.");
            return "";
        }
        return url;
    }

    private static boolean isWeb(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            return text.length() <= LONGEST_URL
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme));
        } catch (URISyntaxException e) {
            // Not an address.
            return false;
        }
    }

    @Nullable
    String optionalMd5() {
        String given = text("md5_hash");
        String hash = given == null ? null : given.toLowerCase(Locale.ROOT);
        if (has("md5_hash") && (hash == null || !hash.matches("[0-9a-f]{32}"))) {
            wrong.put("md5_hash", "Not an MD5 in 32 hexadecimal digits.");
        }
        return hash;
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            wrong.put(name, "Not a valid boolean.");
            return otherwise;
        }
        return value.booleanValue();
    }

    /** A time or a day, with an offset or in UTC; null when none was given. */
    @Nullable
    Instant optionalTime(String name) {
        if (!has(name)) {
            return null;
        }
        String given = text(name);
        Instant time = given == null ? null : time(given.trim().replace(' ', 'T'));
        if (time == null) {
            wrong.put(name, "Not a valid datetime.");
        }
        return time;
    }

    private static @Nullable Instant time(String text) {
        try {
            if (text.length() <= "2024-01-15".length()) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return text.matches(".*([Zz]|[+-]\\d{2}:\\d{2})")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            // Not a time.
            return null;
        }
    }

    /** @throws LegacyAnswer.No 422 with every reason */
    void complete() {
        if (!wrong.isEmpty()) {
            throw LegacyAnswer.unprocessable(wrong);
        }
    }

    @Nullable
    String text(String name) {
        JsonNode value = body.get(name);
        return value != null && value.isString() ? value.stringValue() : null;
    }
}
