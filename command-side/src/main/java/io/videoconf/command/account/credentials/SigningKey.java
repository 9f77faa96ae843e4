package io.videoconf.command.account.credentials;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * A key and its life.
 *
 * @param signsFrom it is published earlier than it is used
 * @param retiredAt when its successor takes over; null while there is none
 */
record SigningKey(
        ECKey key,
        Instant createdAt,
        Instant signsFrom,
        @Nullable Instant retiredAt) {

    static SigningKey generate(Instant now, Instant signsFrom) {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .issueTime(Date.from(now))
                    .generate();
            return new SigningKey(key, now, signsFrom, null);
        } catch (JOSEException e) {
            throw new IllegalStateException("no P-256 key can be generated on this machine", e);
        }
    }

    static SigningKey read(String document, Instant createdAt, Instant signsFrom, @Nullable Instant retiredAt) {
        try {
            return new SigningKey(ECKey.parse(document), createdAt, signsFrom, retiredAt);
        } catch (ParseException e) {
            // Without the cause: its message may quote the document.
            throw new IllegalStateException("a stored signing key cannot be read: " + e.getErrorOffset());
        }
    }

    String kid() {
        return key.getKeyID();
    }

    boolean isPrivate() {
        return key.isPrivate();
    }

    JWSSigner signer() throws JOSEException {
        return new ECDSASigner(key);
    }

    /** The RFC 7517 document as it is stored. */
    String document() {
        return key.toJSONString();
    }

    /** The same key without what signs. */
    SigningKey publicHalf() {
        return new SigningKey(key.toPublicJWK(), createdAt, signsFrom, retiredAt);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "SigningKey[kid=" + kid() + ", signsFrom=" + signsFrom + ", retiredAt=" + retiredAt + "]";
    }
}
