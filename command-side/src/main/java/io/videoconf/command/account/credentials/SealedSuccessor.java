package io.videoconf.command.account.credentials;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The refresh token that followed another, readable only for who has that other one and repeats the very request: a
 * table, or a copy of it, tells nobody anything. AES-GCM under a key that is made of both.
 */
final class SealedSuccessor {
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SealedSuccessor() {}

    /** Seals {@code next}. */
    static byte[] seal(RefreshToken used, String repeatKey, RefreshToken next) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        byte[] text =
                crypt(Cipher.ENCRYPT_MODE, used, repeatKey, iv, next.value().getBytes(StandardCharsets.US_ASCII));
        byte[] kept = Arrays.copyOf(iv, IV_BYTES + text.length);
        System.arraycopy(text, 0, kept, IV_BYTES, text.length);
        return kept;
    }

    /** Opens what {@link #seal} sealed with the same two. */
    static RefreshToken open(RefreshToken used, String repeatKey, byte[] kept) {
        byte[] iv = Arrays.copyOf(kept, IV_BYTES);
        byte[] text = Arrays.copyOfRange(kept, IV_BYTES, kept.length);
        return new RefreshToken(
                new String(crypt(Cipher.DECRYPT_MODE, used, repeatKey, iv, text), StandardCharsets.US_ASCII));
    }

    /** By which a repeat is known; the key of the request itself is not kept. */
    static byte[] mark(RefreshToken used, String repeatKey) {
        return derived(used, "mark", repeatKey);
    }

    private static byte[] crypt(int mode, RefreshToken used, String repeatKey, byte[] iv, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(derived(used, "seal", repeatKey), "AES"),
                    new GCMParameterSpec(TAG_BITS, iv));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a successor cannot be sealed or opened", e);
        }
    }

    private static byte[] derived(RefreshToken used, String purpose, String repeatKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(used.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return mac.doFinal(repeatKey.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
