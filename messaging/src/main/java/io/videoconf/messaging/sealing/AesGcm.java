package io.videoconf.messaging.sealing;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    /**
     * Ciphers that nobody uses: to find one by its name costs as much as to encrypt. One that has failed does not come back.
     */
    private static final Queue<Cipher> IDLE = new ConcurrentLinkedQueue<>();

    private final SecretKey key;
    /**
     * The one that had this key the last time: to expand a key costs as much as to encrypt, too. It lives as long as the key
     * does here, and takes some 1.5 KiB.
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
        over(cipher);
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
        over(cipher);
        return plaintext;
    }

    private Cipher begun(int mode, byte[] nonce, byte @Nullable [] associatedData) throws GeneralSecurityException {
        Cipher idle = mine.getAndSet(null);
        if (idle == null) {
            idle = IDLE.poll();
        }
        Cipher cipher = idle == null ? Cipher.getInstance(ALGORITHM) : idle;
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        if (associatedData != null) {
            cipher.updateAAD(associatedData);
        }
        return cipher;
    }

    private void over(Cipher cipher) {
        if (!mine.compareAndSet(null, cipher)) {
            IDLE.offer(cipher);
        }
    }
}
