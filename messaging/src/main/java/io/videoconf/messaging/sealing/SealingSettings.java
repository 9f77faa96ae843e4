package io.videoconf.messaging.sealing;

import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How personal data is sealed. The same on every side. Source: {@code videoconf.sealing}.
 *
 * @param enabled whether new personal data is sealed; off is for measuring what it costs. What is sealed is opened in any case
 * @param masterKey 32 bytes in base64 or hexadecimal that the keys of people are encrypted with; null when a key service has it
 * @param kmsUri of the master key in a key service whose Tink client is on the class path; null when it is given here
 * @param cached keys kept in memory, from 100 to 1 000 000; up to two KiB each
 */
@Validated
@ConfigurationProperties("videoconf.sealing")
public record SealingSettings(
        @DefaultValue("true") boolean enabled,
        @Nullable String masterKey,
        @Nullable String kmsUri,
        @DefaultValue("20000") int cached) {
    private static final int KEY_BYTES = 32;
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");

    public SealingSettings {
        if (masterKey != null && keyBytes(masterKey).length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "videoconf.sealing.master-key must be 32 bytes in base64 or hexadecimal");
        }
        if (masterKey != null && kmsUri != null) {
            throw new IllegalArgumentException("videoconf.sealing has a master-key or a kms-uri, not both");
        }
        if (cached < 100 || cached > 1_000_000) {
            throw new IllegalArgumentException("videoconf.sealing.cached must be between 100 and 1000000");
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "SealingSettings[enabled=" + enabled + ", cached=" + cached + "]";
    }

    static byte[] keyBytes(String given) {
        String text = given.strip();
        try {
            if (text.length() == 2 * KEY_BYTES && HEX.matcher(text).matches()) {
                return HexFormat.of().parseHex(text);
            }
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "videoconf.sealing.master-key must be 32 bytes in base64 or hexadecimal", e);
        }
    }
}
