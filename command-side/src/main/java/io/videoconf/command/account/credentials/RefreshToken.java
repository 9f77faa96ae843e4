package io.videoconf.command.account.credentials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A refresh token: 256 random bits. Only its SHA-256 is ever stored; there is nothing to salt in what cannot be
 * guessed.
 */
record RefreshToken(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static RefreshToken fresh() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Never the value. */
    @Override
    public String toString() {
        return "***";
    }
}
