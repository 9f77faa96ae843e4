package io.videoconf.messaging.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.KmsClients;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AesGcmKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys of people behind a master key that a key service has, and that never comes out of it. */
class MasterKeyTest {
    private static final String ONE = "test-kms://keys/one";
    private static final String OTHER = "test-kms://keys/other";
    private static final byte[] DATA = "personal".getBytes(StandardCharsets.UTF_8);
    private static final KeyService SERVICE = new KeyService();

    @BeforeAll
    static void register() {
        KmsClients.add(SERVICE);
    }

    private static MasterKey of(String uri) {
        return MasterKey.of(new SealingSettings(true, null, uri, 100));
    }

    @Test
    void aKeyServiceSealsAndOpensWhatIsKeptUnderItsKeyAndNoOtherDoes() throws Exception {
        MasterKey master = of(ONE);
        assertThat(master.isThere()).isTrue();
        UUID id = UUID.randomUUID();
        MasterKey.Fresh fresh = master.fresh(id);
        byte[] sealed = aead(fresh.key()).encrypt(DATA, new byte[0]);

        // As after a restart.
        PersonKey opened = of(ONE).unwrap(id, fresh.wrapped());
        assertThat(aead(opened).decrypt(sealed, new byte[0])).isEqualTo(DATA);
        assertThat(of(ONE).open(master.seal(DATA, "name"), "name")).isEqualTo(DATA);

        for (MasterKey stranger : new MasterKey[] {of(OTHER), local("1"), local("2")}) {
            assertThatThrownBy(() -> stranger.unwrap(id, fresh.wrapped())).isInstanceOf(SealBrokenException.class);
            assertThatThrownBy(() -> stranger.open(master.seal(DATA, "name"), "name"))
                    .isInstanceOf(SealBrokenException.class);
        }
        assertThatThrownBy(() -> master.unwrap(UUID.randomUUID(), fresh.wrapped()))
                .as("a key is wrapped for its own name")
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void aMasterKeyOfTheConfigurationOpensNothingOfAnother() {
        UUID id = UUID.randomUUID();
        byte[] wrapped = local("1").fresh(id).wrapped();
        assertThat(local("1").unwrap(id, wrapped).aead()).isNotNull();
        assertThatThrownBy(() -> local("2").unwrap(id, wrapped)).isInstanceOf(SealBrokenException.class);
    }

    @Test
    @AccessesPartialKey // to see that the key's bytes are nowhere
    void whatIsStoredOfAKeyHasNoneOfItsBytes() throws Exception {
        UUID id = UUID.randomUUID();
        byte[] wrapped = of(ONE).fresh(id).wrapped();
        byte[] name = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        KeysetHandle keys = TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, SERVICE.getAead(ONE), name);
        byte[] secret =
                ((AesGcmKey) keys.getPrimary().getKey()).getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
        assertThat(secret).hasSize(32);

        String stored = new String(wrapped, StandardCharsets.ISO_8859_1);
        for (int from = 0; from + 4 <= secret.length; from++) {
            assertThat(stored).doesNotContain(new String(secret, from, 4, StandardCharsets.ISO_8859_1));
        }
        assertThat(new String(
                        TinkProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()),
                        StandardCharsets.ISO_8859_1))
                .as("they would be, where it is not wrapped")
                .contains(new String(secret, StandardCharsets.ISO_8859_1));
    }

    @Test
    void withoutAMasterKeyNothingIsWrapped() {
        MasterKey none = MasterKey.of(new SealingSettings(true, null, null, 100));
        assertThat(none.isThere()).isFalse();
        assertThatThrownBy(() -> none.fresh(UUID.randomUUID())).hasMessageContaining("kms-uri");
        assertThatThrownBy(() -> of("nobody-knows-this://key")).isInstanceOf(IllegalStateException.class);
    }

    private static MasterKey local(String digit) {
        return MasterKey.of(new SealingSettings(true, digit.repeat(64), null, 100));
    }

    private static Aead aead(PersonKey key) {
        return Objects.requireNonNull(key.aead());
    }

    /** What stands in for a key service, which none of runs here: a key for each address, that only it has. */
    private static final class KeyService implements KmsClient {
        private final Map<String, Aead> keys = new ConcurrentHashMap<>();

        @Override
        public boolean doesSupport(String uri) {
            return uri.startsWith("test-kms://");
        }

        @Override
        public KmsClient withCredentials(String path) {
            return this;
        }

        @Override
        public KmsClient withDefaultCredentials() {
            return this;
        }

        @Override
        public Aead getAead(String uri) {
            return keys.computeIfAbsent(uri, _ -> {
                byte[] key = new byte[32];
                new java.security.SecureRandom().nextBytes(key);
                return new AesGcm(key);
            });
        }
    }
}
