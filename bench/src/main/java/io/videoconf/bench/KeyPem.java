package io.videoconf.bench;

import io.videoconf.demo.Json;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** The key of a JSON Web Key Set as programs other than Java's like it. */
final class KeyPem {
    private KeyPem() {}

    /** Of the one elliptic key in it: a server that has just begun has no other. */
    static String of(String keySet) {
        JsonNode key = Json.read(keySet).path("keys").path(0);
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            var point = new ECPublicKeySpec(
                    new ECPoint(coordinate(key, "x"), coordinate(key, "y")),
                    curve.getParameterSpec(ECParameterSpec.class));
            byte[] encoded = KeyFactory.getInstance("EC").generatePublic(point).getEncoded();
            return "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                    + "\n-----END PUBLIC KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger coordinate(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asString()));
    }
}
