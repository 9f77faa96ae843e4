package io.videoconf.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Json;
import io.videoconf.demo.RestClient;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** What is said of an erasure, and whether it is signed. */
final class Certificates {
    private Certificates() {}

    /** With the key that the server tells everybody: one that a certificate brings shows nothing. */
    static void assertSigned(JsonNode erased, String user, RestClient rest) throws GeneralSecurityException {
        JsonNode certificate = erased.path("certificate");
        String statement = certificate.path("statement").asString();
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(published(rest)))));
        signature.update(statement.getBytes(UTF_8));
        assertThat(signature.verify(
                        Base64.getDecoder().decode(certificate.path("signature").asString())))
                .isTrue();
        assertThat(certificate.path("public_key").asString()).isEqualTo(published(rest));
        assertThat(Json.read(statement).path("user_id").asString()).isEqualTo(user);
        assertThat(Json.read(statement).path("keys_destroyed").asInt()).isPositive();
    }

    private static String published(RestClient rest) {
        return rest.anonymous()
                .get("/erasures/keys")
                .expect(200)
                .body()
                .at("/keys/0/public_key")
                .asString();
    }
}
