package io.videoconf.command.account.verification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Codes that are written to e-mail addresses, as people type them: {@value #LENGTH} characters of an alphabet without look-alikes
 * (Crockford's base 32), 160 random bits, in groups of four.
 */
public final class MailedCodes {
    /** What codes are made of. */
    public static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** Characters of a code. */
    public static final int LENGTH = 32;

    private static final int GROUP = 4;

    private MailedCodes() {}

    /** The code in groups, to be read and typed. */
    public static String shown(String code) {
        return String.join("-", code.split("(?<=\\G.{" + GROUP + "})"));
    }

    /** What a code is known by, however it was typed: SHA-256 in hex. */
    public static String digest(String typed) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(plain(typed).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether this is the code with the digest; takes as long for a good guess as for a bad one. */
    static boolean matches(String typed, String sha256) {
        return MessageDigest.isEqual(
                digest(typed).getBytes(StandardCharsets.US_ASCII), sha256.getBytes(StandardCharsets.US_ASCII));
    }

    private static String plain(String typed) {
        return typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
