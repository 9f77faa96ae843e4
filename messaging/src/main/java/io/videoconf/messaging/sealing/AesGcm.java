package io.videoconf.messaging.sealing;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-GCM in the form that Tink writes without a prefix: a nonce of twelve bytes, the ciphertext, a tag of sixteen. Tink itself
 * keeps its random numbers by thread, and looks in vain for a faster provider whenever it makes them: on virtual threads that is
 * with each text that is sealed, and it costs several times what the sealing does.
 */
final class AesGcm implements Aead {
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;
    /**
     * The one that had this key the last time: to find one by its name, and to expand a key, costs more than to encrypt. No
     * other key has it, so that it is gone when this is; nor does one come back that has failed. Some 1.5 KiB.
     */
    private final AtomicReference<@Nullable Cipher> mine = new AtomicReference<>();

    AesGcm(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    @Override
    public byte[] encrypt(byte[] plaintext, byte @Nullable [] associatedData) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = Arrays.copyOf(nonce, NONCE + plaintext.length + TAG);
        Cipher cipher = begun(Cipher.ENCRYPT_MODE, nonce, associatedData);
        cipher.doFinal(plaintext, 0, plaintext.length, sealed, NONCE);
        mine.set(cipher);
        return sealed;
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte @Nullable [] associatedData) throws GeneralSecurityException {
        if (ciphertext.length < NONCE + TAG) {
            throw new AEADBadTagException("the ciphertext is cut off");
        }
        byte[] nonce = Arrays.copyOf(ciphertext, NONCE);
        Cipher cipher = begun(Cipher.DECRYPT_MODE, nonce, associatedData);
        byte[] plaintext = cipher.doFinal(ciphertext, NONCE, ciphertext.length - NONCE);
        mine.set(cipher);
        return plaintext;
    }

    private Cipher begun(int mode, byte[] nonce, byte @Nullable [] associatedData) throws GeneralSecurityException {
        Cipher idle = mine.getAndSet(null);
        Cipher cipher = idle == null ? Cipher.getInstance(ALGORITHM) : idle;
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        if (associatedData != null) {
            cipher.updateAAD(associatedData);
        }
        return cipher;
    }
}
