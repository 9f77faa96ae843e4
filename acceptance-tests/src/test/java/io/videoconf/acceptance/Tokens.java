package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import io.videoconf.demo.RestClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** Tokens as an attacker makes them. */
final class Tokens {
    private Tokens() {}

    /** Claims with the algorithm that needs no key. */
    static String unsigned(String claims) {
        return encoded(Json.write(Json.object("alg", "none", "typ", "JWT")).getBytes(StandardCharsets.UTF_8)) + "."
                + claims + ".";
    }

    /** Claims signed by HMAC, with what everybody knows for a secret: our public key. */
    static String signedWithPublicKey(RestClient rest, String header, String claims) {
        JsonNode keys = rest.get("/.well-known/jwks.json").expect(200).body();
        String kid = Json.read(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
                .path("kid")
                .asString("");
        String forged = encoded(Json.write(Json.object("alg", "HS256", "typ", "JWT", "kid", kid))
                .getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    Json.write(keys.path("keys").get(0)).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal((forged + "." + claims).getBytes(StandardCharsets.US_ASCII));
            return forged + "." + claims + "." + encoded(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
