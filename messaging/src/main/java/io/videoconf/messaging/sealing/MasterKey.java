package io.videoconf.messaging.sealing;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClients;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the keys of people are encrypted with while they are stored or sent: a key of the configuration, or of a key service. */
public final class MasterKey {
    private static final AesGcmParameters AES_256_GCM;
    private static final SecureRandom RANDOM = new SecureRandom();

    static {
        try {
            AeadConfig.register();
            AES_256_GCM = AesGcmParameters.builder()
                    .setIvSizeBytes(12)
                    .setKeySizeBytes(32)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final @Nullable Aead aead;

    private MasterKey(@Nullable Aead aead) {
        this.aead = aead;
    }

    /** Of the configuration. One that is not there is missed when it is needed. */
    static MasterKey of(SealingSettings settings) {
        try {
            String given = settings.masterKey();
            String uri = settings.kmsUri();
            if (given != null) {
                return new MasterKey(local(SealingSettings.keyBytes(given)));
            }
            return new MasterKey(uri == null ? null : KmsClients.get(uri).getAead(uri));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the master key of videoconf.sealing cannot be used", e);
        }
    }

    /** Whether there is one. */
    public boolean isThere() {
        return aead != null;
    }

    /** A new key of a person, and the same encrypted. */
    public Fresh fresh(UUID id) {
        try {
            byte[] secret = new byte[AES_256_GCM.getKeySizeBytes()];
            RANDOM.nextBytes(secret);
            KeysetHandle keys = keysetOf(secret, RANDOM.nextInt(1, Integer.MAX_VALUE));
            byte[] wrapped = TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, needed(), bytes(id));
            return new Fresh(new PersonKey(id, primitive(keys), 0), wrapped);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key could not be made", e);
        }
    }

    /** A stored key of a person, ready for use. */
    public PersonKey unwrap(UUID id, byte[] wrapped) {
        try {
            return new PersonKey(
                    id, primitive(TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, needed(), bytes(id))), 0);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("the key " + id + " does not open with this master key", e);
        }
    }

    /** Encrypts something small, which is called by a name. */
    public byte[] seal(byte[] secret, String name) {
        try {
            return needed().encrypt(secret, name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the master key does not encrypt", e);
        }
    }

    /** What {@link #seal} encrypted. */
    public byte[] open(byte[] sealed, String name) {
        try {
            return needed().decrypt(sealed, name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("\"" + name + "\" does not open with this master key", e);
        }
    }

    private Aead needed() {
        if (aead == null) {
            throw new IllegalStateException(
                    "personal data is sealed, and neither videoconf.sealing.master-key nor kms-uri is given");
        }
        return aead;
    }

    private static Aead local(byte[] key) throws GeneralSecurityException {
        return primitive(keysetOf(key, 1));
    }

    /** Tink's own numbers and keys come from a source of randomness that it makes for each thread, and a command's lives once. */
    @AccessesPartialKey // the key is ours: it comes from the configuration, or was just drawn
    private static KeysetHandle keysetOf(byte[] secret, int id) throws GeneralSecurityException {
        AesGcmKey key = AesGcmKey.builder()
                .setParameters(AES_256_GCM)
                .setKeyBytes(SecretBytes.copyFrom(secret, InsecureSecretKeyAccess.get()))
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withFixedId(id).makePrimary())
                .build();
    }

    /** A key of a kind that is not made here is Tink's affair. */
    @AccessesPartialKey // the key goes from one keeper in memory to another
    private static Aead primitive(KeysetHandle keys) throws GeneralSecurityException {
        boolean ours =
                keys.size() == 1 && keys.getPrimary().getKey().getParameters().equals(AES_256_GCM);
        if (ours && keys.getPrimary().getKey() instanceof AesGcmKey key) {
            return new AesGcm(key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()));
        }
        return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /**
     * A key that was just made.
     *
     * @param wrapped as it is stored
     */
    public record Fresh(PersonKey key, byte[] wrapped) {}
}
