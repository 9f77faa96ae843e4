package io.videoconf.command.compliance.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.videoconf.api.compliance.Certificate;
import io.videoconf.api.compliance.views.CertificateKeyView;
import io.videoconf.api.json.ApiJson;
import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.platform.KeyVault;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in words of its own, signed with this installation's key, that somebody was erased. */
@Component
final class CertificateSigner {
    private static final String ALGORITHM = "Ed25519";
    private final KeyVault vault;
    private volatile @Nullable KeyPair keys;

    CertificateSigner(KeyVault vault) {
        this.vault = vault;
    }

    Certificate certify(ErasureId erasure, UserId user, TenantId tenant, KeyVault.Destroyed destroyed, Instant at) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("what", "The keys of this person were destroyed. What they sealed cannot be read any more.");
        statement.put("erasure_id", erasure.value());
        statement.put("user_id", user.value());
        statement.put("tenant_id", tenant.value());
        statement.put("number", destroyed.number());
        statement.put("erased_at", at.toString());
        statement.put("cipher", "AES-256-GCM");
        statement.put("keys_destroyed", destroyed.keys().size());
        statement.put("key_ids_sha256", digest(String.join("\n", new TreeSet<>(destroyed.keys()))));
        statement.put("streams", destroyed.streams().size());
        return signed(ApiJson.mapper().writeValueAsString(statement));
    }

    /** What certificates are checked with, by whoever wants more than a certificate's own word for it. */
    CertificateKeyView publicKey() {
        try {
            return new CertificateKeyView(ALGORITHM, told(pair()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    private static String told(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    private Certificate signed(String statement) {
        try {
            KeyPair pair = pair();
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(statement.getBytes(UTF_8));
            return new Certificate(statement, Base64.getEncoder().encodeToString(signature.sign()), told(pair));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with Ed25519", e);
        }
    }

    /** An Ed25519 key is 32 random bytes, so the generator is given those that are stored. */
    private KeyPair pair() throws GeneralSecurityException {
        KeyPair known = keys;
        if (known == null) {
            byte[] seed = vault.secret("certificates");
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            known = generator.generateKeyPair();
            keys = known;
        }
        return known;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final transient byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] wanted) {
            if (wanted.length != bytes.length) {
                throw new IllegalStateException("an Ed25519 key has 32 bytes");
            }
            System.arraycopy(bytes, 0, wanted, 0, bytes.length);
        }
    }
}
