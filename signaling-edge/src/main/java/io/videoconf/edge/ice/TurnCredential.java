package io.videoconf.edge.ice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a TURN server takes for a while: the "TURN REST API" of draft-uberti-behave-turn-rest. The username says until when
 * and for whom, the password proves that we said so; SHA-1 is what those servers compute.
 *
 * @param username {@code <epoch second of its end>:<participant>}
 * @param password HMAC-SHA1 of the username under the shared secret, in Base64
 */
record TurnCredential(String username, String password) {
    private static final String HMAC = "HmacSHA1";

    static TurnCredential until(Instant end, String participant, String secret) {
        String username = end.getEpochSecond() + ":" + participant;
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            byte[] proof = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
            return new TurnCredential(username, Base64.getEncoder().encodeToString(proof));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
