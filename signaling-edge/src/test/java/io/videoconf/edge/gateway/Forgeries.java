package io.videoconf.edge.gateway;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.videoconf.edge.rest.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.function.UnaryOperator;

/** Tokens as people make them who want in and may not. */
final class Forgeries {
    private Forgeries() {}

    static JWTClaimsSet.Builder alice() {
        return Tokens.claims(Tokens.ALICE, "Alice", "alice@example.com");
    }

    static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("key-1").type(JOSEObjectType.JWT);
    }

    static String with(UnaryOperator<JWTClaimsSet.Builder> change) {
        return Tokens.signed(change.apply(alice()).build());
    }

    static String signedBy(String keyId) {
        return Tokens.signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(), alice().build(), Tokens.key(keyId));
    }

    static String ownKey() {
        var key = Tokens.key("key-1");
        return Tokens.signed(header().jwk(key.toPublicJWK()).build(), alice().build(), key);
    }

    static String hmac() throws JOSEException {
        byte[] secret = Tokens.KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build(), alice().build());
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    static String rsa() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").build(), alice().build());
        token.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
        return token.serialize();
    }

    /** Signed with a key of somebody else's, which the header offers to look up. */
    static String stranger(JWSHeader.Builder header) {
        return Tokens.signed(header.build(), alice().build(), Tokens.key("key-1"));
    }

    /** Signed well, whatever it says: only what it says can be wrong. */
    static String rawClaims(String json) {
        try {
            JWSObject token = new JWSObject(header().build(), new Payload(json));
            token.sign(new ECDSASigner(Tokens.KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String rawHeader(String json) {
        String[] parts = Tokens.ALICE_TOKEN.split("\\.");
        String signed = base64(json) + "." + parts[1];
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(Tokens.KEY.toECPrivateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signable() {
        return alice().build().toString();
    }

    static String twice(String claim) {
        String json = signable();
        return json.replaceFirst("\\{", "{\"" + claim + "\":\"" + Tokens.BOB + "\",");
    }

    static String encrypted() throws JOSEException {
        EncryptedJWT token =
                new EncryptedJWT(new JWEHeader(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM), alice().build());
        token.encrypt(new ECDHEncrypter(Tokens.KEY.toPublicJWK()));
        return token.serialize();
    }

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String flip(String signature) {
        char first = signature.charAt(0) == 'A' ? 'B' : 'A';
        return first + signature.substring(1);
    }

    static String other(String claims) {
        return flip(claims.substring(0, 10)) + claims.substring(10);
    }
}
