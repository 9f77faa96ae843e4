package io.videoconf.command.notice.delivery;

import io.videoconf.api.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures as Standard Webhooks wants them: HMAC-SHA256 over id, time and body. */
public final class Signatures {
    /** How secrets begin. */
    public static final String PREFIX = "whsec_";

    private static final String HMAC = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private Signatures() {}

    /** The webhook-signature header: one signature a secret, so that receivers may change theirs at leisure. */
    static String header(List<Secret> secrets, String id, long epochSeconds, String body) {
        byte[] signed = (id + "." + epochSeconds + "." + body).getBytes(StandardCharsets.UTF_8);
        return secrets.stream().map(secret -> "v1," + sign(secret, signed)).collect(Collectors.joining(" "));
    }

    /** True for a secret that can be signed with. */
    public static boolean isSecret(Secret secret) {
        try {
            int bytes = bytes(secret).length;
            return secret.value().startsWith(PREFIX) && bytes >= SHORTEST && bytes <= LONGEST;
        } catch (IllegalArgumentException e) {
            // Not base64.
            return false;
        }
    }

    private static String sign(Secret secret, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(bytes(secret), HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Secret secret) {
        String text = secret.value();
        return Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    }
}
