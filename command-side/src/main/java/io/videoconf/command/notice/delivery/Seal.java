package io.videoconf.command.notice.delivery;

import io.videoconf.api.kernel.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Secrets at rest. They sign, so they must be got back: they cannot be hashed. */
final class Seal {
    private static final String PLAIN = "plain:";
    private static final String SEALED = "sealed:";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final @Nullable SecretKeySpec key;

    Seal(@Nullable String key) {
        this.key = key == null ? null : new SecretKeySpec(Base64.getDecoder().decode(key), "AES");
    }

    String close(Secret secret) {
        SecretKeySpec with = key;
        if (with == null) {
            return PLAIN + secret.value();
        }
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, with, nonce, secret.value().getBytes(StandardCharsets.UTF_8));
        return SEALED
                + Base64.getEncoder()
                        .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                                .put(nonce)
                                .put(sealed)
                                .array());
    }

    /** @throws IllegalStateException when it was sealed with a key that we do not have */
    Secret open(String stored) {
        if (stored.startsWith(PLAIN)) {
            return new Secret(stored.substring(PLAIN.length()));
        }
        SecretKeySpec with = key;
        if (with == null || !stored.startsWith(SEALED)) {
            throw new IllegalStateException(
                    "a webhook's secret is sealed, and videoconf.notices.webhooks.sealing-key is not given");
        }
        ByteBuffer all = ByteBuffer.wrap(Base64.getDecoder().decode(stored.substring(SEALED.length())));
        byte[] nonce = new byte[NONCE];
        all.get(nonce);
        byte[] sealed = new byte[all.remaining()];
        all.get(sealed);
        return new Secret(new String(run(Cipher.DECRYPT_MODE, with, nonce, sealed), StandardCharsets.UTF_8));
    }

    private static byte[] run(int mode, SecretKeySpec key, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a webhook's secret cannot be sealed or opened", e);
        }
    }
}
