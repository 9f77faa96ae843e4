package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** A signed token, taken apart with the JDK alone. */
record Jwt(String signed, JsonNode header, JsonNode claims, String signature) {

    static Jwt parse(String token) {
        String[] parts = token.split("\\.");
        return new Jwt(parts[0] + "." + parts[1], json(parts[0]), json(parts[1]), parts[2]);
    }

    /** Whether one of these keys signed it. */
    boolean verifiedBy(JsonNode jwks) {
        return jwks.path("keys")
                .valueStream()
                .filter(key ->
                        key.path("kid").asString().equals(header.path("kid").asString()))
                .anyMatch(this::verifiedByKey);
    }

    private boolean verifiedByKey(JsonNode key) {
        try {
            Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
            check.initVerify(publicKey(key));
            check.update(signed.getBytes(StandardCharsets.US_ASCII));
            return check.verify(bytes(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not an ES256 key: " + key, e);
        }
    }

    private static PublicKey publicKey(JsonNode key) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(
                new BigInteger(1, bytes(key.path("x").asString())),
                new BigInteger(1, bytes(key.path("y").asString())));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static JsonNode json(String part) {
        return Json.read(new String(bytes(part), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
