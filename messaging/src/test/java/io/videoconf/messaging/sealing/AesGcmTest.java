package io.videoconf.messaging.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What Tink has sealed is opened here, and the other way round. */
class AesGcmTest {
    private static final byte[] KEY =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static final byte[] TEXT = "Ada Lovelace".getBytes(UTF_8);
    private static final byte[] FIELD = "display_name".getBytes(UTF_8);

    private final Aead ours = new AesGcm(KEY);

    @Test
    void tinkOpensWhatIsSealedHere() throws GeneralSecurityException {
        assertThat(tink().decrypt(ours.encrypt(TEXT, FIELD), FIELD)).isEqualTo(TEXT);
        assertThat(tink().decrypt(ours.encrypt(TEXT, null), null)).isEqualTo(TEXT);
    }

    @Test
    void whatTinkHasSealedIsOpenedHere() throws GeneralSecurityException {
        assertThat(ours.decrypt(tink().encrypt(TEXT, FIELD), FIELD)).isEqualTo(TEXT);
        assertThat(ours.decrypt(tink().encrypt(new byte[0], null), null)).isEmpty();
    }

    @Test
    void whatWasChangedOrStandsElsewhereDoesNotOpen() throws GeneralSecurityException {
        byte[] sealed = ours.encrypt(TEXT, FIELD);
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            refuses(changed, FIELD);
        }
        refuses(sealed, "email".getBytes(UTF_8));
        refuses(new byte[27], FIELD);
    }

    @Test
    void noTextIsSealedTwiceInTheSameWay() throws GeneralSecurityException {
        assertThat(ours.encrypt(TEXT, FIELD)).isNotEqualTo(ours.encrypt(TEXT, FIELD));
    }

    private void refuses(byte[] sealed, byte[] field) {
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> ours.decrypt(sealed, field));
    }

    private static Aead tink() throws GeneralSecurityException {
        AeadConfig.register();
        AesGcmKey key = AesGcmKey.builder()
                .setParameters(AesGcmParameters.builder()
                        .setIvSizeBytes(12)
                        .setKeySizeBytes(32)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                        .build())
                .setKeyBytes(SecretBytes.copyFrom(KEY, InsecureSecretKeyAccess.get()))
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
